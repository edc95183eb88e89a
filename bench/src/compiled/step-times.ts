/** How long the steps of a case take on an engine, in milliseconds of the processor. */
export interface StepTimes {
  /** Name of the case. */
  readonly name: string;
  /** Calls of kernels a step. */
  readonly nodes: number;
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

/** What `npm run bench -- compiled` measured. */
export interface CompiledResult {
  /** Day, as 2026-01-31. */
  readonly date: string;
  /** Where. */
  readonly machine: { readonly cpu: string };
  /** Threads that an engine may use. */
  readonly threads: number;
  /** Times by engine. */
  readonly engines: readonly EngineTimes[];
}

/** Engines by the names that readers know. */
export const ENGINES: Readonly<Record<string, string>> = {
  wasm: 'WASM',
  tensorflow: 'TensorFlow',
  null: 'WebGPU: JavaScript alone',
};

/** Times as they are shown. */
export const milliseconds = (value: number): string =>
  value < 10 ? value.toFixed(1) : value.toFixed(0);

/** The middle one of numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
