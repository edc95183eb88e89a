import type { Store } from '../store.js';
import { CHECKPOINT, type Checkpoint } from './checkpoint.js';
import { decodeCheckpoint } from './decode-checkpoint.js';
import { numberedIn } from './names.js';

/**
 * Reads a checkpoint that `fit` has saved, the newest where several of them are kept; `undefined` where
 * there is none.
 *
 * Rejects with an `InputError` where the file is damaged, no checkpoint, or of a newer
 * version.
 *
 * @param name the name under which it was stored, such as `best.safetensors` for the best validation.
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
  const [newest] = await numberedIn(store, name);
  const plain = await readOne(store, name);
  if (newest === undefined || newest.step < (plain?.step ?? 0)) return plain;
  return readOne(store, newest.name);
}

async function readOne(store: Store, name: string): Promise<Checkpoint | undefined> {
  const bytes = await store.get(name);
  return bytes && decodeCheckpoint(bytes, name);
}
