import type { Checkpoint, Store } from '@gen/core/train';
import type { RunConfig } from './run-config.js';

/** A run that is about to begin or to go on. */
export interface Run extends Pick<RunConfig, 'family' | 'model' | 'training'> {
  /** Its folder, as the user wrote it. */
  readonly path: string;
  /** Its files. */
  readonly store: Store;
  /** The engine that it must have; `auto` for the best. */
  readonly engine: string;
  /** What it was before; `undefined` where it is new. */
  readonly before: RunBefore | undefined;
  /** Whether it writes a log for TensorBoard too. */
  readonly tensorBoard: boolean;
  /** Files to remove when it begins. */
  readonly replaces: readonly string[];
}

/** What a run was before it was interrupted. */
export interface RunBefore {
  /** Hash of the images, and the engine. */
  readonly config: RunConfig;
  /** Where it stands; `undefined` where it stopped before its first checkpoint. */
  readonly checkpoint: Checkpoint | undefined;
}
