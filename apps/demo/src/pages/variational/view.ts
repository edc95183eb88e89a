import { signal, type Signal } from '@preact/signals';
import type { Phase } from './step/phases.js';

/** What of the pictures is on show: none of it changes the experiment. */
export interface View {
  /** Whether the plane shows what it decodes to. */
  readonly showDecoded: Signal<boolean>;
  /** Whether the plane shows the codes of test images. */
  readonly showCodes: Signal<boolean>;
  /** The label that stands out. */
  readonly chosenLabel: Signal<number | undefined>;
  /** The phase of the last step on show. */
  readonly phase: Signal<Phase | undefined>;
}

/** Everything in view, nothing singled out. */
export function openView(): View {
  return {
    showDecoded: signal(true),
    showCodes: signal(true),
    chosenLabel: signal(undefined),
    phase: signal(undefined),
  };
}
