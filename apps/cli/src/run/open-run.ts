import { InputError } from '@gen/core';
import type { Store } from '@gen/core/train';
import { folderStore } from '@gen/backend-node';
import { decodeConfig, type RunConfig } from './run-config.js';
import { FILES } from './run-files.js';

/** Opens the folder of a run. Rejects with an `InputError` where it holds none. */
export async function openRun(
  callee: string,
  path: string,
): Promise<{ readonly store: Store; readonly config: RunConfig }> {
  const store = folderStore(path);
  const bytes = await store.get(FILES.config);
  if (bytes !== undefined) return { store, config: decodeConfig(bytes, callee, path) };
  const names = await store.list();
  throw new InputError({
    callee,
    argument: path,
    expected: `the folder of a run, with ${FILES.config}`,
    got: names.length === 0 ? 'nothing there' : names.slice(0, 5).join(', '),
    remedy: 'Give the folder that gen train wrote to.',
  });
}
