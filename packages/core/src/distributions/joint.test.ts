import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkGradients, expectClose, expectNoLeak } from '@gen/test-utils';
import { expect, expectTypeOf, test } from 'vitest';
import { key } from '../random/key.js';
import { bernoulli } from './bernoulli.js';
import golden from './goldens/joint.json' with { type: 'json' };
import { independent } from './independent.js';
import { joint } from './joint.js';
import { multivariateNormal } from './multivariate-normal.js';
import { normal } from './normal.js';

const model = (slope: Tensor | number) =>
  joint('z', normal({ loc: 1, scale: 2 })).and('x', ({ z }) =>
    normal({ loc: tf.mul(z, slope), scale: 0.5 }),
  );

/** (z, x) = (z, 3 z + ε) of the model of slope 3. */
const same = multivariateNormal({
  loc: tf.tensor1d([1, 3]),
  covariance: tf.tensor2d([[4, 12], [12, 36.25]]), // prettier-ignore
});

test('a chain of normals is a multivariate normal', async () => {
  const event = model(3).sample(key(0), [5]);
  expectTypeOf(event).toEqualTypeOf<{ readonly z: Tensor; readonly x: Tensor }>();
  const pairs = tf.stack([event.z, event.x], -1);
  await expectClose(model(3).logProb(event), same.logProb(pairs), 1e-4);
});

test('samples have the moments of the marginals and of the pairs', async () => {
  const { z, x } = model(3).sample(key(1), [100_000]);
  await expectClose(tf.mean(x), 3, 0.1);
  const [ofZ, ofX] = [tf.sub(z, 1), tf.sub(x, 3)];
  await expectClose(tf.mean(tf.mul(ofZ, ofX)), 12, 0.02);
  await expectClose(tf.mean(tf.square(ofX)), 36.25, 0.02);
});

test('log probabilities of the parts add up, and come with samples', async () => {
  const d = model(3).and('y', ({ z, x }) => bernoulli({ logits: tf.sub(z, x) }));
  expect(d.names).toEqual(['z', 'x', 'y']);
  const { sample, logProb } = d.sampleAndLogProb(key(2), [2, 3]);
  const parts = d.logProbs(sample);
  await expectClose(logProb, tf.addN([parts.z, parts.x, parts.y]));
  await expectClose(parts.y, bernoulli({ logits: tf.sub(sample.z, sample.x) }).logProb(sample.y));
  await expectClose(d.sample(key(2), [2, 3]).y, sample.y, 0);
});

test('log probabilities of the parts agree with the golden', async () => {
  const d = model(golden.slope).and('y', ({ z, x }) => bernoulli({ logits: tf.sub(z, x) }));
  const { z, x, y } = golden;
  const event = { z: tf.tensor1d(z), x: tf.tensor1d(x), y: tf.tensor1d(y) };
  const parts = d.logProbs(event);
  for (const name of d.names) await expectClose(parts[name], golden.logProbs[name]);
});

test('one more part leaves the draws of the others as they are', async () => {
  const more = model(3).and('w', ({ x }) => normal({ loc: x, scale: 1 }));
  await expectClose(more.sample(key(3), [4]).x, model(3).sample(key(3), [4]).x, 0);
});

test('gradients reach what parts depend on, through samples and log probabilities', async () => {
  const event = model(3).sample(key(4), [3]);
  await checkGradients((slope) => tf.sum(model(slope!).logProb(event)), [tf.scalar(2.5)]);
  await checkGradients((slope) => tf.sum(model(slope!).sample(key(4), [3]).x), [tf.scalar(2.5)]);
});

test('leaves no tensors behind', async () => {
  await expectNoLeak(() => {
    const { sample, logProb } = model(2).sampleAndLogProb(key(0), [2]);
    return [sample.z, sample.x, logProb, model(2).logProb(sample), ...Object.values(model(2).logProbs(sample))]; // prettier-ignore
  });
});

test('what does not fit is refused', () => {
  const z = normal({ loc: 0, scale: 1 });
  expect(() => joint('z', z).and('z', z)).toThrow(
    'joint.and: name: expected another name than z; got z.',
  );
  expect(() =>
    joint('z', z)
      .and('x', () => z)
      .sample(key(0), [3]),
  ).toThrow(
    'joint.sample: x: expected shape [3]; got shape []. Let its parameters depend on what came before',
  );
  const vectors = joint('z', z).and('x', normal({ loc: tf.zeros([2]), scale: 1 }));
  expect(() => vectors.logProb(vectors.sample(key(0)))).toThrow(
    'joint.logProb: x: expected shape []; got shape [2]. Log probabilities of all parts have one shape',
  );
  const whole = joint('z', z).and('x', independent(normal({ loc: tf.zeros([2]), scale: 1 }), 1));
  expect(whole.logProb(whole.sample(key(0), [3])).shape).toEqual([3]);
  expect(() => whole.logProb({ z: tf.scalar(0) } as never)).toThrow(
    "joint.logProb: event: expected a tensor 'x'; got z.",
  );
});
