/** How long the steps of a case take on an engine, in milliseconds of the processor. */
export interface StepTimes {
  /** Name of the case. */
  readonly name: string;
  /** A step that is run as it is, one a round. */
  readonly eager: readonly number[];
  /** A step that is replayed. */
  readonly compiled: readonly number[];
  /** The first calls: two that are recorded, and the first that is replayed. */
  readonly first: readonly number[];
}

/** Those of an engine. */
export interface EngineTimes {
  /** Name of the engine; `null` is WebGPU on an adapter that computes nothing. */
  readonly engine: string;
  /** The cases. */
  readonly cases: readonly StepTimes[];
}

/** The middle one of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
