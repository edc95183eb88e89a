import type { Store } from '../store.js';
import { CHECKPOINT, type Checkpoint } from './checkpoint.js';
import { decodeCheckpoint } from './decode-checkpoint.js';

/**
 * Reads a checkpoint that `fit` has saved; `undefined` where there is none.
 *
 * Rejects with an `InputError` where the file is damaged, no checkpoint, or of a newer
 * version.
 *
 * @param name the name under which it was stored.
 *
 * @example
 * ```ts
 * import { memoryStore, readCheckpoint } from '@gen/core/train';
 *
 * const checkpoint = await readCheckpoint(memoryStore());
 * console.log(checkpoint?.step ?? 'nothing to resume'); // nothing to resume
 * ```
 */
export async function readCheckpoint(
  store: Store,
  name = CHECKPOINT,
): Promise<Checkpoint | undefined> {
  const bytes = await store.get(name);
  return bytes && decodeCheckpoint(bytes, name);
}
