import { choice } from './choice.js';

/** Which engine computes. */
export const engineSettings = {
  engine: choice(['auto', 'tensorflow', 'webgpu', 'wasm', 'cpu'], {
    flags: '--engine <name>',
    summary: 'tensorflow, webgpu, wasm or cpu; GEN_BACKEND in the environment goes before it',
    initial: 'auto',
    initialText: 'the best that works',
  }),
} as const;
