import type { Family } from '../families/family.js';
import type { Values } from '../settings/setting.js';

/** What a user asks of a training: only what was given. */
export interface TrainRequest {
  /** The command, for errors. */
  readonly callee: string;
  /** The family. */
  readonly family: Family;
  /** Options of the family. */
  readonly model: Values;
  /** Options of training. */
  readonly training: Values;
  /** The engine; `undefined` where none is named. */
  readonly engine: string | undefined;
  /** The folder of a new run. */
  readonly out: string | undefined;
  /** The folder of a run to go on with. */
  readonly resume: string | undefined;
  /** Whether there is a log for TensorBoard too. */
  readonly tensorBoard: boolean;
  /** Whether a run in the folder is replaced. */
  readonly overwrite: boolean;
}
