/** Means of the loss, as `loss`, and of the objective's metrics over the steps of a window. */
export type Metrics = Readonly<Record<string, number>>;

/** The best validation of a run so far. */
export interface Best {
  /** Number of steps done when it was made. */
  readonly step: number;
  /** Its score, the smallest of all. */
  readonly score: number;
}

/** What the tensors of the whole program take. */
export interface MemoryUse {
  /** Number of tensors. */
  readonly tensors: number;
  /** Their bytes. */
  readonly bytes: number;
  /** Bytes that the engine holds for them and for tensors to come; `undefined` where it does not tell. */
  readonly held: number | undefined;
}

/** How a run goes. */
export interface Progress {
  /** Number of steps done. */
  readonly step: number;
  /** Number of steps of the run. */
  readonly steps: number;
  /** Number of epochs done, the running one in part. */
  readonly epoch: number;
  /** Number of epochs of the run. */
  readonly epochs: number;
  /** Means since the last report. */
  readonly metrics: Metrics;
  /** The same of each step since the last report, in order: the last of them is that of step `step`. */
  readonly history: readonly Metrics[];
  /** Means over the batches of validation, where there was one at this step. */
  readonly validation: Metrics | undefined;
  /** The best validation so far, this one included. */
  readonly best: Best | undefined;
  /** Examples trained on in a second, since the last report. */
  readonly examplesPerSecond: number;
  /** Seconds that a step took, since the last report. */
  readonly secondsPerStep: number;
  /** Seconds to the end of the run, at the mean speed so far. */
  readonly secondsLeft: number;
  /** What tensors take now. */
  readonly memory: MemoryUse;
}

/** Told how a run goes: a log, a display; waited for. */
export type Listener = (progress: Progress) => void | Promise<void>;

/** How a run ended. */
export interface FitResult {
  /** Number of steps done, those before it was resumed included. */
  readonly steps: number;
  /** Number of epochs done, the last one in part. */
  readonly epochs: number;
  /** Metrics of the last report; empty where no step was done. */
  readonly metrics: Metrics;
  /** The best validation, where there was one. */
  readonly best: Best | undefined;
  /** Whether the signal stopped it before its end. */
  readonly aborted: boolean;
  /** Whether validation stopped it before its end. */
  readonly stoppedEarly: boolean;
  /** Seconds that a step took in the mean, those before it was resumed left out; NaN where none was done. */
  readonly secondsPerStep: number;
  /** The most that tensors took at any report. */
  readonly memory: MemoryUse;
}
