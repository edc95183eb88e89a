import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type * as Dawn from 'webgpu';

// Dawn ends with the entry that it gave: this keeps it.
let entry: GPU | undefined;

/**
 * WebGPU in Node through Dawn, the npm package `webgpu`.
 *
 * Rejects with what to install where the package is missing or has no binary for this machine.
 *
 * @param options of Dawn's, such as `backend=null` for an adapter that computes nothing; those of the first
 * call hold.
 */
export async function dawn(...options: readonly string[]): Promise<GPU> {
  if (entry !== undefined) return entry;
  const { create, globals } = await load();
  giveRuntimeFolder();
  entry = create([...options]);
  Object.assign(globalThis, globals);
  showInNavigator(entry);
  return entry;
}

async function load(): Promise<typeof Dawn> {
  try {
    return await import('webgpu');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ERR_MODULE_NOT_FOUND'
        ? 'WebGPU in Node needs the optional package webgpu (132 MB): npm install webgpu.'
        : `The package webgpu does not load on this machine: ${message}`,
    );
  }
}

// Mesa's drivers refuse to start without a folder of their own.
function giveRuntimeFolder(): void {
  if (process.env['XDG_RUNTIME_DIR'] !== undefined) return;
  const folder = join(tmpdir(), `gen-runtime-${userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env['XDG_RUNTIME_DIR'] = folder;
}

// tfjs looks for WebGPU where a page has it. Node 20 has no navigator, later ones one without it.
function showInNavigator(gpu: GPU): void {
  const { navigator = {} } = globalThis as { navigator?: object };
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
