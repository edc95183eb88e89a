import { InputError, use } from '@gen/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nodeBackend } from './node-backend.js';

afterEach(() => vi.unstubAllEnvs());

const names = (prefer?: string): string[] =>
  nodeBackend({ prefer }).engines.map(({ name }) => name);

describe('nodeBackend', () => {
  test('tries WebGPU, then TensorFlow, then WASM, then cpu', () => {
    vi.stubEnv('GEN_BACKEND', '');
    expect(names()).toEqual(['webgpu', 'tensorflow', 'wasm', 'cpu']);
    expect(names('cpu')).toEqual(['cpu']);
  });

  test('GEN_BACKEND goes before what the program prefers', () => {
    vi.stubEnv('GEN_BACKEND', 'wasm');
    expect(names('cpu')).toEqual(['wasm']);
  });

  test('says which of the two named no engine', () => {
    vi.stubEnv('GEN_BACKEND', '');
    expect(() => names('cuda')).toThrow(
      "nodeBackend: prefer: expected one of 'webgpu', 'tensorflow', 'wasm', 'cpu'; got 'cuda'.",
    );
    vi.stubEnv('GEN_BACKEND', 'gpu');
    expect(() => names('wasm')).toThrow(InputError);
    expect(() => names('wasm')).toThrow('nodeBackend: GEN_BACKEND: expected one of');
  });

  test('leaves the handling of errors to the program', async () => {
    vi.stubEnv('GEN_BACKEND', 'wasm');
    const count = (): number[] =>
      ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
    const before = count();
    const { engine } = await use(nodeBackend());
    expect(engine).toBe('wasm');
    expect(count()).toEqual(before);
  });
});
