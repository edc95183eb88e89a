import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { uniform } from '@gen/core/random';
import { checkGradients } from '../check-gradients.js';
import { expectClose } from '../expect-close.js';
import type { AnyDistribution, Trial } from './distribution-case.js';
import { isSlow } from './is-slow.js';

/** Gradients against finite differences. */
export function gradientLaws({
  law,
  fromList,
  parameters,
  constants = [],
  moments = true,
}: Trial): void {
  const names = Object.keys(parameters);
  const isFree = (_: unknown, i: number): boolean => !constants.includes(names[i]!);
  /** A function of the free parameters, with the others as they are. */
  const ofFree =
    (list: readonly Tensor[], f: (d: AnyDistribution) => Tensor) =>
    (...free: Tensor[]): Tensor => {
      const rest = [...free];
      return f(fromList(list.map((each, i) => (isFree(each, i) ? rest.shift()! : each))));
    };

  law('gradients of logProb are right in every parameter and in x', async (d, list) => {
    if (d.family === 'Delta') return; // −∞ beside its point
    const x = typicalOf(d);
    const isDifferentiable = d.reparameterized !== undefined;
    const free = list.filter(isFree);
    if (isDifferentiable) await checkGradients((at) => tf.sum(d.logProb(at!)), [x]);
    if (free.length === 0) return;
    await checkGradients(
      ofFree(list, (e) => tf.sum(e.logProb(x))),
      free,
    );
  });

  law('gradients of mean, variance and entropy are right in every parameter', async (d, list) => {
    const closed = (e: AnyDistribution): Tensor[] =>
      [e.mean?.(), e.variance?.(), e.entropy?.()].filter((moment) => moment !== undefined);
    if (closed(d).length === 0 || list.filter(isFree).length === 0) return;
    const total = ofFree(list, (e) => tf.addN(closed(e).map((moment) => tf.sum(moment))));
    await checkGradients(ofAll(total), list.filter(isFree));
  });

  law('gradients of reparameterized samples are right in every parameter', async (d, list) => {
    if (d.reparameterized === undefined) return;
    if (d.reparameterized === 'implicit') {
      await checkImplicit(d, list);
      return;
    }
    await checkGradients(
      ofFree(list, (e) => tf.sum(tf.square(e.sample(key(6), [3])))),
      list.filter(isFree),
    );
  });

  /**
   * Samples by rejection jump when parameters move, so finite differences say nothing of them: instead
   * the mean over samples of the gradient is compared with the gradient of the mean, and of the mean
   * square where it is known.
   */
  async function checkImplicit(d: AnyDistribution, list: Tensor[]): Promise<void> {
    if (d.mean === undefined) return;
    const variance = d.variance && moments ? Math.max(...(await d.variance().data())) : Infinity;
    const free = list.filter(isFree);
    const samples = isSlow() ? 5_000 : 20_000;
    const weight = 1 / (1 + variance);
    const estimated = tf.grads(
      ofFree(list, (e) => {
        const x = e.sample(key(6), [samples]);
        const squares = weight === 0 ? 0 : tf.mul(tf.square(x), weight);
        return tf.mul(tf.sum(tf.add(x, squares)), 1 / samples);
      }),
    )(free);
    const exact = ofFree(list, (e) => {
      const [mean, ofSquares] = [
        e.mean!(),
        (): Tensor => tf.add(e.variance!(), tf.square(e.mean!())),
      ];
      return tf.sum(weight === 0 ? mean : tf.add(mean, tf.mul(ofSquares(), weight)));
    });
    for (const [i, gradient] of tf.grads(ofAll(exact))(free).entries()) {
      await expectClose(estimated[i]!, gradient, 0.05 * Math.sqrt(20_000 / samples));
    }
  }
}

/** A function of as many parameters, of which it need not depend on all: 0 times each is added. */
const ofAll =
  (f: (...xs: Tensor[]) => Tensor) =>
  (...xs: Tensor[]): Tensor =>
    xs.reduce((sum, x) => tf.add(sum, tf.mul(tf.sum(x), 0)), f(...xs));

/** Two events away from the edges of the support, where finite differences would leave it. */
const typicalOf = (d: AnyDistribution): Tensor =>
  d.icdf === undefined
    ? d.sample(key(5), [2])
    : d.icdf(tf.add(tf.mul(uniform(key(5), [2, ...d.batchShape]), 0.6), 0.2));
