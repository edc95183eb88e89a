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

/** Rows of single kernels with a target beside PyTorch: how many times as long they may take. */
const KERNELS: Targets = { rows: ['draws', 'adam', 'matmul', 'conv'], tensorflow: 1.3, wasm: 3 };

/** Steps of dense models, which are recorded. */
const DENSE: Targets = {
  rows: ['rbm', 'vae', 'made', 'realnvp', 'wgan-gp', 'cnf', 'ais'],
  tensorflow: 1,
  wasm: 2.5,
};

/** A recorded step of a small convolutional model. */
const CONVOLUTIONAL: Targets = { rows: ['conv-vae'], tensorflow: 1, wasm: 3 };

/** Recorded steps of larger models. */
const LARGE: Targets = { rows: ['dcgan', 'unet', 'ddim'], tensorflow: 1.2 };

/** Distributions. */
const DISTRIBUTIONS: Targets = { rows: ['sample', 'log-prob'], tensorflow: 1.5 };

/** A row that is in none of these is compared, but promised nothing. */
const PROMISED = [KERNELS, DENSE, CONVOLUTIONAL, LARGE, DISTRIBUTIONS];

/** How much longer WASM may take before Node 22, which has no fused multiplication and addition there. */
const UNFUSED = 4 / 3;

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

interface Targets {
  readonly rows: readonly string[];
  readonly tensorflow?: number;
  readonly wasm?: number;
}

/** How many times as long as PyTorch an engine may take for a row. */
function targetOf(row: string, engine: string, node: string): number | undefined {
  const targets = PROMISED.find(({ rows }) => rows.includes(row));
  if (engine === 'tensorflow') return targets?.tensorflow;
  if (engine !== 'wasm' || targets?.wasm === undefined) return undefined;
  return Number(node.split('.')[0]) >= 22 ? targets.wasm : targets.wasm * UNFUSED;
}
