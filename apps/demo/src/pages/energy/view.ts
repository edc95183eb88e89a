import { signal, type Signal } from '@preact/signals';
import type { Phase } from './step/phases.js';

/** What of the pictures is on show: none of it changes the experiment. */
export interface View {
  /** Whether the plane shows points of the data. */
  readonly showData: Signal<boolean>;
  /** Whether the plane shows the chains. */
  readonly showWalkers: Signal<boolean>;
  /** The phase of the last step on show. */
  readonly phase: Signal<Phase | undefined>;
}

/** Everything in view. */
export const openView = (): View => ({
  showData: signal(true),
  showWalkers: signal(true),
  phase: signal(undefined),
});
