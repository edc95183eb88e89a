import type { Store } from '@gen/core/train';

/** A result that is known from elsewhere, and the run that is to reach it. */
export interface Score {
  /** What it is called on a command line: `rbm-mnist-pcd`. */
  readonly name: string;
  /** What is trained on what, in words. */
  readonly summary: string;
  /** The number to reach, and where it comes from. */
  readonly reference: string;
  /** Whether a run reaches it, by its number or by how it went. */
  readonly reaches: (scored: Scored) => boolean;
  /** Trains, and scores. */
  run(context: ScoreContext): Promise<Scored>;
}

/** What a run is given. */
export interface ScoreContext {
  /** The folder of data sets. */
  readonly data: string;
  /** Where a long run keeps what it needs to go on. */
  readonly store: Store;
  /** Whether it goes on from what is there. */
  readonly resume: boolean;
  /** Tells how it goes. */
  readonly say: (line: string) => void;
}

/** What a run gave. */
export interface Scored {
  /** The number that is compared. */
  readonly value: number;
  /** What the number is and what it is worth: `nats of log p(x) an example, an estimate`. */
  readonly measure: string;
  /** That of another model of the same run, which it is compared with, if there is one. */
  readonly compared?: number;
  /** All that is to be said of it, a line each: what is exact, an estimate, or a bound. */
  readonly lines: readonly string[];
  /** All settings that it depends on. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** How it went: rows of numbers by name, `epoch` or `step` among them. */
  readonly curve: readonly Readonly<Record<string, number>>[];
  /** A picture of the model, as SVG. */
  readonly svg?: string;
}
