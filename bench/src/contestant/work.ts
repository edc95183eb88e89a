import type { HostTensors } from '@gen/core/train';

/** What a contestant does of a case. */
export interface Work {
  /** Number of parameters. */
  readonly parameters: number;
  /** Numbers by which contestants agree or differ; the work begins anew after it. */
  results(): Promise<readonly number[]>;
  /** Prepares bursts of so many steps; each is over when its last result is there. */
  burst(steps: number): () => Promise<void>;
  /** Frees all of it. */
  dispose(): Promise<void>;
}

/** Begins a case, named without its row, from its inputs. */
export type Open = (name: string, inputs: HostTensors) => Work;
