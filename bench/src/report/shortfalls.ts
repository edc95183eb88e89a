import type { KernelTime } from '../contestant/messages.js';
import type { Spread } from '../measure/statistics.js';
import type { CaseResult, Result } from './result.js';
import { best, ratioOf } from './table.js';

/** A case in which ours takes longer than it should. */
export interface Shortfall {
  /** The case. */
  readonly of: CaseResult;
  /** Which of ours. */
  readonly name: string;
  /** Whom it is compared with. */
  readonly other: string;
  /** How many times as long it takes. */
  readonly ratio: Spread;
  /** How many times as long it may take. */
  readonly target: number;
  /** Where its time goes. */
  readonly profile: readonly KernelTime[];
}

/** Rows with a target beside PyTorch; the others are compared, but promised nothing. */
const PROMISED = ['draws', 'adam', 'matmul', 'conv', 'rbm', 'vae', 'conv-vae'];

/** More of them, of distributions, which have a target of their own on TensorFlow. */
const DISTRIBUTIONS = ['sample', 'log-prob'];

/** Below this, two contestants are not told apart by one run. */
const NOISE = 1.1;

/** What takes longer than the targets say. */
export function shortfalls(result: Result): Shortfall[] {
  return result.cases.flatMap((of) => {
    const ours = Object.keys(of.outcomes).filter((name) => name.startsWith('ours'));
    return ours.flatMap((name) =>
      comparisons(result, of, name).flatMap(({ other, target, margin }) => {
        const ratio = ratioOf(of, name, other);
        if (other === undefined || ratio === undefined || ratio.median <= target * margin)
          return [];
        return [{ of, name, other, ratio, target, profile: of.outcomes[name]?.profile ?? [] }];
      }),
    );
  });
}

interface Comparison {
  readonly other: string | undefined;
  readonly target: number;
  readonly margin: number;
}

function comparisons(result: Result, of: CaseResult, name: string): Comparison[] {
  const engine = name.split(':')[1]!;
  const node = result.contestants[name]!.versions['node'] ?? '';
  const target = targetOf(of.name.split('/')[0]!, engine, node);
  return [
    ...(target === undefined ? [] : [{ other: best(of, 'torch'), target, margin: 1 }]),
    { other: `tfjs:${engine}`, target: 1, margin: NOISE },
  ];
}

/** How many times as long as PyTorch an engine may take for a row. */
function targetOf(row: string, engine: string, node: string): number | undefined {
  const isDistribution = DISTRIBUTIONS.includes(row);
  if (!isDistribution && !PROMISED.includes(row)) return undefined;
  if (engine === 'tensorflow') return isDistribution ? 1.5 : 1.3;
  if (engine === 'wasm') return Number(node.split('.')[0]) >= 22 ? 3 : 4;
  return undefined;
}
