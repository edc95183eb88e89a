import type { Ceiling, Hello, KernelTime } from '../contestant/messages.js';
import type { Machine } from '../measure/machine.js';

/** How a contestant did in a case. */
export interface Outcome {
  /** How far its results are from those of the reference; nothing where it is the reference. */
  readonly difference?: number;
  /** Milliseconds a step, one number a round; null in rounds without it. */
  readonly rounds?: readonly (number | null)[];
  /** Steps a burst. */
  readonly steps?: number;
  /** Why it has no times. */
  readonly failure?: string;
  /** Where the time goes, slowest first; ours alone. */
  readonly profile?: readonly KernelTime[];
}

/** A case and how everyone did. */
export interface CaseResult {
  /** Name of the case. */
  readonly name: string;
  /** What was done. */
  readonly work: string;
  /** Number of parameters. */
  readonly parameters: number;
  /** Floating point operations of a step. */
  readonly flops: number;
  /** Bytes of a step, where they are the limit. */
  readonly bytes: number;
  /** Whose results the others were compared with. */
  readonly reference: string;
  /** Outcomes by contestant. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** A run: what is kept as JSON. */
export interface Result {
  /** Day, as 2026-01-31. */
  readonly date: string;
  /** The machine. */
  readonly machine: Machine;
  /** Processes that wanted to run before it began, on average: others' work disturbs the times. */
  readonly load: number;
  /** Cores a contestant could use. */
  readonly threads: number;
  /** Contestants that took part, and what they are. */
  readonly contestants: Readonly<Record<string, Hello & { readonly ceiling: Ceiling }>>;
  /** Contestants that could not, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** The cases. */
  readonly cases: readonly CaseResult[];
}

/** The Node that ran ours and TensorFlow.js; empty where neither took part. */
export const nodeOf = ({ contestants }: Result): string =>
  Object.values(contestants).find(({ versions }) => versions['node'] !== undefined)?.versions[
    'node'
  ] ?? '';
