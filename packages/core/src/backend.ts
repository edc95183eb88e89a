/** An engine that runs: what `use` found. */
export interface RunningEngine {
  /** Name of the engine: `webgpu`, `wasm`, `cpu`. */
  readonly engine: string;
  /** What it runs on, such as the adapter's name or `WASM SIMD`. */
  readonly device: string;
  /** Number of threads, where that is known. */
  readonly threads?: number;
  /** What a person should know before waiting for it, such as that it is slow; a sentence. */
  readonly warning?: string;
}

/** An engine that may or may not work on this machine. */
export interface Engine {
  /** Name of the engine. */
  readonly name: string;
  /** Starts it, registers it with tfjs and makes it current; rejects with the reason where it cannot. */
  start(): Promise<RunningEngine>;
}

/** Engines in the order of preference; `nodeBackend()` and `webBackend()` make one. */
export interface Backend {
  /** Engines to try, best first. */
  readonly engines: readonly Engine[];
}

/** An engine that was not chosen. */
export interface RefusedEngine {
  /** Name of the engine. */
  readonly engine: string;
  /** Why it was refused, in a sentence. */
  readonly reason: string;
}

/** What `use` chose and why. */
export interface EngineReport extends RunningEngine {
  /** What was tried before and refused. */
  readonly refused: readonly RefusedEngine[];
}
