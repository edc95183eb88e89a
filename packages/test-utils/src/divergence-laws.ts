import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key, type Distribution } from '@gen/core';
import { klDivergence, monteCarloKl } from '@gen/core/divergences';
import { describe, expect, test } from 'vitest';
import { checkGradients } from './check-gradients.js';
import type { Nested } from './distribution-laws/distribution-case.js';
import { expectClose } from './expect-close.js';
import { expectNoLeak } from './expect-no-leak.js';
import { expectWithinError } from './expect-within-error.js';

/** Two distributions of one family by their parameters, and what another program says of them. */
export interface DivergenceCase {
  /** Parameters of the first by name. */
  readonly p: Readonly<Record<string, Nested>>;
  /** Parameters of the second, of the same names. */
  readonly q: Readonly<Record<string, Nested>>;
  /** KL(p ‖ q), of the batch shape. */
  readonly kl?: Nested;
}

const SAMPLES = 10_000;

/** Laws that a divergence in closed form obeys, on two distributions that `make` makes. */
export function divergenceLaws(
  name: string,
  make: (parameters: Record<string, Tensor>) => Distribution,
  { p, q, kl }: DivergenceCase,
): void {
  const names = Object.keys(p);
  const tensorsOf = (named: DivergenceCase['p']): Tensor[] =>
    names.map((each) => tf.tensor(named[each] as number[]));
  const fromList = (list: readonly Tensor[]): Distribution =>
    make(Object.fromEntries(names.map((each, i) => [each, list[i]!])));

  /** Runs a test with fresh parameters of both. */
  const law = (title: string, check: (p: Tensor[], q: Tensor[]) => unknown): void =>
    test(title, async () => {
      const [ofP, ofQ] = [tensorsOf(p), tensorsOf(q)];
      await check(ofP, ofQ);
      tf.dispose([ofP, ofQ]);
    });

  describe(name, () => {
    law('is positive between two and zero on itself', async (ofP, ofQ) => {
      const between = await klDivergence(fromList(ofP), fromList(ofQ)).data();
      expect(Math.min(...between)).toBeGreaterThan(0);
      const itself = klDivergence(fromList(ofP), fromList(ofP));
      await expectClose(itself, tf.zerosLike(itself), 1e-6);
    });

    law('agrees with Monte Carlo', async (ofP, ofQ) => {
      const exact = klDivergence(fromList(ofP), fromList(ofQ));
      await expectWithinError(monteCarloKl(fromList(ofP), fromList(ofQ), key(7), SAMPLES), exact);
    });

    law('has the right gradients in both', async (ofP, ofQ) => {
      const total = (...list: Tensor[]): Tensor => {
        const [first, second] = [list.slice(0, ofP.length), list.slice(ofP.length)];
        return tf.sum(klDivergence(fromList(first), fromList(second)));
      };
      await checkGradients(total, [...ofP, ...ofQ]);
    });

    law('leaves no tensors behind', async (ofP, ofQ) => {
      await expectNoLeak(() => klDivergence(fromList(ofP), fromList(ofQ)));
      await expectNoLeak(() => ({ ...monteCarloKl(fromList(ofP), fromList(ofQ), key(7), 3) }));
    });

    if (kl !== undefined) {
      law('agrees with the golden', async (ofP, ofQ) => {
        const exact = klDivergence(fromList(ofP), fromList(ofQ));
        await expectClose(exact, tf.tensor(kl as number[]), 1e-5);
      });
    }
  });
}
