import type { Key } from '../random/key.js';
import type { Initializer } from './initializer.js';

/** Options that all layers with weights and a bias have. */
export interface AffineOptions {
  /** Size of the last axis of what comes in: features or channels. */
  readonly inputs: number;
  /** Size of the last axis of what goes out. */
  readonly outputs: number;
  /** Key of the initial values. */
  readonly key: Key;
  /** Whether a bias is added. */
  readonly bias?: boolean;
  /** Makes the initial weights. */
  readonly weightInitializer?: Initializer;
  /** Makes the initial bias. */
  readonly biasInitializer?: Initializer;
}
