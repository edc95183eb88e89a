/** What an {@link EngineError} tells, in the order in which it is told. */
export interface EngineErrorParts {
  /** The engine, such as `webgpu`. */
  readonly engine: string;
  /** What it lacks: its device, memory, or a kernel that runs. */
  readonly lacks: 'device' | 'memory' | 'kernel';
  /** What would have been right. */
  readonly expected: string;
  /** What came instead. */
  readonly got: string;
  /** What to do about it: whole sentences. */
  readonly remedy: string;
  /** The error that told of it. */
  readonly cause?: unknown;
}

/**
 * Thrown where an engine cannot compute: its device is lost, its memory is full, or its driver refuses
 * a kernel. By engines, when an op runs or its result is read, and by `fit`, which names the last
 * checkpoint.
 *
 * Its message reads `<engine>: <what it lacks>: expected …; got …. <remedy>`.
 *
 * @example
 * ```ts
 * import { EngineError, use, type Backend } from '@gen/core';
 *
 * async function restart(error: unknown, backend: Backend): Promise<void> {
 *   if (!(error instanceof EngineError && error.lacks === 'device')) throw error;
 *   await use(backend); // then make the model anew and resume
 * }
 * ```
 */
export class EngineError extends Error {
  /** The engine, such as `webgpu`. */
  readonly engine: string;
  /** What it lacks. */
  readonly lacks: EngineErrorParts['lacks'];
  /** What it tells. */
  readonly parts: EngineErrorParts;

  constructor(parts: EngineErrorParts) {
    const { engine, lacks, expected, got, remedy, cause } = parts;
    super(`${engine}: ${lacks}: expected ${expected}; got ${got}. ${remedy}`, { cause });
    this.name = 'EngineError';
    this.engine = engine;
    this.lacks = lacks;
    this.parts = parts;
  }
}
