import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, test } from 'vitest';
import { foldIn, key, valueAndGrads } from '@gen/core';
import { iwae, wakePhase } from '@gen/core/bounds';
import { stopGradient } from '@gen/core/derivatives';
import { randomNormal, stateDict } from '@gen/core/nn';
import type { Phase } from '@gen/core/train';
import { expectClose, expectNoLeak, expectWithinError } from '@gen/test-utils';
import { exactLogLikelihood } from './exact-log-likelihood.js';
import { HelmholtzMachine } from './helmholtz-machine.js';
import { nvil } from './nvil.js';
import { reweightedWakeSleep } from './reweighted-wake-sleep.js';
import { wakeSleep } from './wake-sleep.js';

const config = { visible: 3, hidden: [2, 2], weightInitializer: randomNormal({ stddev: 0.7 }) };
const machine = new HelmholtzMachine({ ...config, key: key(3) });
for (const [path, variable] of Object.entries(machine.parameters())) {
  if (path.endsWith('bias')) variable.assign(tf.linspace(-0.6, 0.5, variable.size));
}
afterAll(() => machine.dispose());
const { generative, recognition } = machine;

const statesOf = (units: number): number[][] =>
  Array.from({ length: 2 ** units }, (_, n) =>
    Array.from({ length: units }, (_, i) => (n >> i) & 1),
  );
/** All visible states [8, 3], and all hidden ones [16, 1, 4]. */
const visible = (): Tensor => tf.tensor2d(statesOf(3));
const hidden = (): Tensor => tf.expandDims(tf.tensor2d(statesOf(4)), 1);

/** Of all visible and hidden states: log p(v, h), log p(v), log q(h | v). */
function exact(): { logJoint: Tensor; logLikelihood: Tensor; logQ: Tensor } {
  const logJoint = generative.logJoint(visible(), hidden()); // [16, 8]
  const logQ = recognition.posterior(visible()).logProb(hidden());
  return { logJoint, logLikelihood: tf.logSumExp(logJoint, 0), logQ };
}

/** The gradient of a loss that is no estimate, by path. */
const gradientOf = (loss: () => Tensor): NamedTensorMap =>
  valueAndGrads(machine.parameters(), () => ({ value: tf.sum<Scalar>(loss()) })).grads;

/** Mean and standard error of the gradients of an objective under many keys, and their exact value. */
async function expectGradients(
  { objective, trains = () => true }: Phase<Tensor>,
  gradient: NamedTensorMap,
): Promise<void> {
  const [keys, copies] = [12, 40];
  const wanted = Object.fromEntries(Object.entries(gradient).filter(([path]) => trains(path)));
  const batch = tf.tile(visible(), [copies, 1]);
  const estimates = Array.from({ length: keys }, (_, i) =>
    tf.tidy(() => {
      const { grads } = objective(batch, foldIn(key(7), i), {});
      const flat = Object.keys(wanted).map((path) => tf.reshape(grads[path]!, [-1]));
      return tf.concat(flat);
    }),
  );
  const { mean, variance } = tf.moments(tf.stack(estimates), 0);
  const want = tf.concat(Object.values(wanted).map((gradient) => tf.reshape(gradient, [-1])));
  await expectWithinError(
    { value: mean, standardError: tf.sqrt(tf.div(variance, keys - 1)) },
    want,
  );
}

describe('wake–sleep', () => {
  const { wake, sleep } = wakeSleep(machine);

  test('awake, follows the surprise of p about what q recognises', async () => {
    const wanted = gradientOf(() => {
      const { logJoint, logQ } = exact();
      const q = tf.exp(stopGradient(logQ));
      return tf.div(tf.sum(tf.mul(q, logJoint)), -8);
    });
    await expectGradients(wake, wanted);
  });

  test('asleep, follows the surprise of q about what p dreams', async () => {
    const wanted = gradientOf(() => {
      const { logJoint, logQ } = exact();
      return tf.neg(tf.sum(tf.mul(tf.exp(stopGradient(logJoint)), logQ)));
    });
    await expectGradients(sleep, wanted);
  });

  test('tells a bound below log p(v)', async () => {
    const { logJoint, logQ, logLikelihood } = exact();
    const elbo = tf.sum(tf.mul(tf.exp(logQ), tf.sub(logJoint, logQ)), 0);
    const { metrics } = wake.objective(tf.tile(visible(), [500, 1]), key(1), {});
    await expectClose(metrics!['bound']!, tf.mean(elbo), 0.03);
    await expectClose(exactLogLikelihood(generative, visible()), logLikelihood, 1e-5);
    expect((await tf.min(tf.sub(logLikelihood, elbo)).data())[0]).toBeGreaterThan(0);
  });
});

describe('reweighted wake–sleep', () => {
  test('awake, is the gradient of the bound in p and of the wake phase in q', async () => {
    const { objective } = reweightedWakeSleep(machine, { samples: 4 }).wake;
    const { grads, metrics } = objective(visible(), key(2), {});
    const logJoint = (h: Tensor): Tensor => generative.logJoint(visible(), h);
    const parts = gradientOf(() => {
      const posterior = recognition.posterior(visible());
      const options = { posterior, logJoint, key: key(2), samples: 4 };
      const inP = iwae({ ...options, logPosterior: (q, h) => stopGradient(q.logProb(h)) });
      return tf.mean(tf.sub(wakePhase(options), inP));
    });
    expect(Object.keys(grads)).toEqual(Object.keys(machine.parameters()));
    for (const path of Object.keys(grads)) await expectClose(grads[path]!, parts[path]!, 1e-5);
    const posterior = recognition.posterior(visible());
    const bound = tf.mean(iwae({ posterior, logJoint, key: key(2), samples: 4 }));
    await expectClose(metrics!['bound']!, bound, 1e-5);
  });

  test('awake, tends to the gradients of log p(v) and of the divergence of q with more draws', async () => {
    const { objective } = reweightedWakeSleep(machine, { samples: 500 }).wake;
    const { grads } = objective(tf.tile(visible(), [20, 1]), key(3), {});
    const wanted = gradientOf(() => {
      const { logJoint, logLikelihood, logQ } = exact();
      const p = tf.exp(stopGradient(tf.sub(logJoint, logLikelihood)));
      return tf.div(tf.add(tf.sum(logLikelihood), tf.sum(tf.mul(p, logQ))), -8);
    });
    for (const path of Object.keys(wanted)) await expectClose(grads[path]!, wanted[path]!, 0.015);
  });
});

describe('neural variational inference and learning', () => {
  const boundOfAll = (): Tensor => {
    const { logJoint, logQ } = exact();
    return tf.div(tf.sum(tf.mul(tf.exp(logQ), tf.sub(logJoint, logQ))), 8);
  };

  test.each([1, 3])(
    'without normalization, %d draws follow the bound without bias',
    async (samples) => {
      const objective = nvil(machine, { key: key(0), baseline: [3], normalize: false, samples });
      await expectGradients(
        { objective },
        gradientOf(() => tf.neg(boundOfAll())),
      );
      const batch = tf.tile(visible(), [500, 1]);
      const { value, metrics } = objective(batch, key(1), {});
      const { bound, baselineError } = metrics as Record<string, Scalar>;
      await expectClose(bound!, boundOfAll(), 0.03);
      await expectClose(value, tf.sub(baselineError!, bound!), 1e-6);
      objective.dispose();
    },
  );

  test('a signal that varies much is divided by its deviation', async () => {
    const grads = async (normalize: boolean) => {
      const objective = nvil(machine, { key: key(0), baseline: [3], normalize });
      objective.parameters()['variance']!.assign(tf.tensor1d([9, 0.01]));
      const estimate = objective(tf.tile(visible(), [10, 1]), key(4), {});
      const [first = 0, second = 0] = await objective.parameters()['variance']!.data();
      objective.dispose();
      return { ...estimate.grads, first: tf.scalar(first), second: tf.scalar(second) };
    };
    const [plain, divided] = [await grads(false), await grads(true)];
    const moved = (await plain.first.data())[0]!;
    for (const [path, gradient] of Object.entries(plain)) {
      const scale = path.startsWith('recognition.layers.0') ? Math.sqrt(moved) : 1;
      await expectClose((divided as NamedTensorMap)[path]!, tf.div(gradient, scale), 1e-5);
    }
    expect(moved).toBeGreaterThan(8);
  });

  test('averages and predictions come to the mean of the signal, which is the bound', async () => {
    const objective = nvil(machine, { key: key(0), baseline: [3], rate: 0.5 });
    const { average, variance, ...networks } = objective.parameters();
    for (const weight of Object.values(networks)) weight.assign(tf.zerosLike(weight));
    const batch = tf.tile(visible(), [200, 1]);
    for (let i = 0; i < 8; i++) tf.tidy(() => void objective(batch, foldIn(key(5), i), {}));
    await expectClose(tf.slice(average!, 0, 1), tf.reshape(boundOfAll(), [1]), 0.1);
    expect((await tf.min(variance!).data())[0]).toBeGreaterThan(0.01);
    objective.dispose();
  });

  test('trains its own networks by their error alone', async () => {
    const objective = nvil(machine, { key: key(0), baseline: [3] });
    const { grads } = objective(visible(), key(6), {});
    const own = Object.entries(objective.parameters()).filter(([, { trainable }]) => trainable);
    expect(own.map(([path]) => path).sort()).toEqual(
      Object.keys(grads)
        .filter((path) => path.startsWith('objective.'))
        .map((path) => path.replace('objective.', ''))
        .sort(),
    );
    objective.dispose();
  });
});

test('scores are losses and metrics of the same draws, and move nothing', async () => {
  const v = visible();
  const own = nvil(machine, { key: key(0), baseline: [3] });
  const before = await stateDict(own);
  const all = [
    ...Object.values(wakeSleep(machine)),
    ...Object.values(reweightedWakeSleep(machine)),
  ].map(({ objective }) => objective);
  for (const objective of [...all, own]) {
    const { loss, ...metrics } = objective.evaluate!(v, key(1), {});
    if (objective === own) expect(await stateDict(own)).toEqual(before);
    const estimate = objective(v, key(1), {});
    await expectClose(loss!, estimate.value, 1e-6);
    expect(Object.keys(metrics)).toEqual(Object.keys(estimate.metrics ?? {}));
    await expectNoLeak(() => ({ ...objective.evaluate!(v, key(0), {}) }));
  }
  own.dispose();
});

test('objectives leave no tensor behind', async () => {
  const v = visible();
  const own = nvil(machine, { key: key(0), baseline: [3] });
  const all = [
    ...Object.values(wakeSleep(machine)),
    ...Object.values(reweightedWakeSleep(machine)),
  ].map(({ objective }) => objective);
  for (const objective of [...all, own]) {
    await expectNoLeak(() => ({ ...objective(v, key(0), {}) }) as tf.TensorContainer);
  }
  own.dispose();
  await expectNoLeak(() => nvil(machine, { key: key(0) }).dispose());
});

test('a number of draws that is none is refused', () => {
  expect(() => reweightedWakeSleep(machine, { samples: 0 })).toThrow(
    'reweightedWakeSleep: samples: expected an integer ≥ 1; got 0.',
  );
  expect(() => nvil(machine, { key: key(0), samples: 0 })).toThrow(
    'nvil: samples: expected an integer ≥ 1; got 0.',
  );
});
