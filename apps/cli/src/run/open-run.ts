import { InputError } from '@gen/core';
import type { Store } from '@gen/core/train';
import { decodeConfig, type RunConfig } from './run-config.js';
import { openFolder } from './open-folder.js';
import { FILES } from './run-files.js';

/** Opens the folder of a run. Rejects with an `InputError` where it holds none. */
export async function openRun(
  callee: string,
  argument: string,
  path: string,
): Promise<{ readonly store: Store; readonly config: RunConfig }> {
  const store = await openFolder(callee, argument, path);
  const bytes = await store.get(FILES.config);
  if (bytes !== undefined) return { store, config: decodeConfig(bytes, callee, path) };
  const names = await store.list();
  throw new InputError({
    callee,
    argument,
    expected: `the folder of a run, with ${FILES.config}`,
    got: names.length === 0 ? `${path} with nothing there` : `${path} with ${names.slice(0, 5)}`,
    remedy: 'Give the folder that gen train wrote to.',
  });
}
