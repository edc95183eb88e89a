import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Dawn closes its instance when this is collected.
let entry: GPU | undefined;

/**
 * WebGPU in Node through Dawn, the npm package `webgpu`.
 *
 * Rejects with what to install where the package is missing or has no binary for this machine.
 */
export async function dawn(): Promise<GPU> {
  if (entry !== undefined) return entry;
  const { create, globals } = await load();
  runtimeFolder();
  entry = create([]);
  Object.assign(globalThis, globals);
  showNavigator(entry);
  return entry;
}

async function load(): Promise<typeof import('webgpu')> {
  try {
    return await import('webgpu');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ERR_MODULE_NOT_FOUND'
        ? 'the optional package webgpu (Dawn, 132 MB) is not installed; npm install webgpu adds it.'
        : `the package webgpu does not load here: ${message}`,
    );
  }
}

// Mesa's drivers want a folder of their own and refuse to start without one.
function runtimeFolder(): void {
  process.env['XDG_RUNTIME_DIR'] ??= mkdtempSync(join(tmpdir(), 'gen-'));
}

// tfjs looks for WebGPU where a page has it; Node 20 has no navigator, later ones have it read-only.
function showNavigator(gpu: GPU): void {
  const { navigator = {} } = globalThis as { navigator?: object };
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
