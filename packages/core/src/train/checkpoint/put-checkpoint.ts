import type { Store } from '../store.js';
import { numberedIn, numberedName } from './names.js';

/** Under which name checkpoints are put, and how many of them are kept. */
export interface Kept {
  /** The name. */
  readonly name: string;
  /** How many. */
  readonly keep: number;
}

/** The name of the checkpoint of a step. */
export const nameAt = (step: number, { name, keep }: Kept): string =>
  keep === 1 ? name : numberedName(name, step);

/**
 * Puts a checkpoint and removes those that are no longer kept.
 *
 * Those of later steps, from a run that has since gone back, go first: whenever the program dies, the
 * newest that is left is one to go on from.
 */
export async function putCheckpoint(
  store: Store,
  step: number,
  bytes: Uint8Array,
  kept: Kept,
): Promise<void> {
  const others = await numberedIn(store, kept.name);
  const [later, earlier] = [
    others.filter((other) => other.step > step),
    others.filter((other) => other.step < step),
  ];
  for (const { name } of later) await store.remove(name);
  await store.put(nameAt(step, kept), bytes);
  for (const { name } of earlier.slice(kept.keep - 1)) await store.remove(name);
  if (kept.keep > 1) await store.remove(kept.name);
}
