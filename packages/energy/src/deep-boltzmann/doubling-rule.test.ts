import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { key, split } from '@gen/core';
import { randomNormal, stateDict } from '@gen/core/nn';
import { expectClose, expectNoLeak } from '@gen/test-utils';
import { pretrain } from '../belief/pretrain.js';
import { contrastiveDivergence } from '../objectives/contrastive-divergence.js';
import { RBM } from '../rbm/rbm.js';
import { binaryUnits } from '../units/binary-units.js';
import { composedMachine } from './composed-machine.js';
import { doublingRule } from './doubling-rule.js';

const sizes = [3, 2, 2, 3];
const stackOf = (count = 3): RBM[] =>
  split(key(1), count).map((layerKey, l) => {
    const rbm = new RBM({
      visible: binaryUnits(sizes[l]!),
      hidden: binaryUnits(sizes[l + 1]!),
      key: layerKey,
      weightInitializer: randomNormal({ stddev: 1 }),
    });
    tf.tidy(() => {
      for (const [path, variable] of Object.entries(rbm.parameters())) {
        if (path.endsWith('bias')) variable.assign(tf.linspace(0.2 * l, -0.7, variable.size));
      }
    });
    return rbm;
  });
const disposeAll = (stack: readonly RBM[]): void => stack.forEach((rbm) => rbm.dispose());
const logit = (p: Tensor): Tensor => tf.log(tf.div(p, tf.sub(1, p)));
const bits = (units: number): Tensor => tf.reverse(binaryUnits(units).states(), 1);

test('what a layer is told counts twice on the sides that another RBM will be at', async () => {
  const stack = stackOf();
  const factors = [[2, 1], [2, 2], [1, 2]]; // prettier-ignore
  for (const [l, rbm] of doublingRule(stack).entries()) {
    const [up, down] = factors[l]!;
    const [v, h] = [bits(sizes[l]!), bits(sizes[l + 1]!)];
    const { hidden, visible } = stack[l]!.values;
    const toHidden = tf.add(tf.mul(up!, stack[l]!.at().hiddenInput(v)), hidden['bias']!);
    const toVisible = tf.add(tf.mul(down!, stack[l]!.at().visibleInput(h)), visible['bias']!);
    await expectClose(rbm.at().hiddenMean(v), tf.sigmoid(toHidden), 1e-6);
    await expectClose(rbm.at().visibleMean(h), tf.sigmoid(toVisible), 1e-6);
    await expectClose(rbm.at().hiddenGiven(v).mean(), tf.sigmoid(toHidden), 1e-6);
    const draws = rbm.sampleHidden(key(2), tf.tile(v, [1000, 1]));
    const mean = tf.mean(tf.reshape(draws, [1000, v.shape[0]!, -1]), 0);
    await expectClose(mean, tf.sigmoid(toHidden), 0.07);
  }
  disposeAll(stack);
});

test('a layer between is told by both sides what each RBM says of it in the mean', async () => {
  const stack = stackOf(2);
  const [below, above] = doublingRule(stack);
  const machine = composedMachine(stack);
  const [v, h2] = [bits(3), tf.tile(bits(2), [2, 1])];
  const told = logit(machine.given(1, { 0: v, 2: h2 }).mean());
  const sum = tf.add(logit(below!.at().hiddenMean(v)), logit(above!.at().visibleMean(h2)));
  await expectClose(told, tf.div(sum, 2), 1e-4);
  // The bottom and the top have one RBM each, that is not doubled towards them.
  const h1 = tf.tile(bits(2), [2, 1]);
  await expectClose(machine.given(0, { 1: h1 }).mean(), below!.at().visibleMean(h1), 1e-6);
  await expectClose(machine.given(2, { 1: h1 }).mean(), above!.at().hiddenMean(h1), 1e-6);
  machine.dispose();
  disposeAll(stack);
});

test('of one RBM it is the RBM', async () => {
  const stack = stackOf(1);
  const machine = composedMachine(stack);
  await expectClose(machine.alternate().at().freeEnergy(bits(3)), stack[0]!.freeEnergy(bits(3)));
  await expectClose(doublingRule(stack)[0]!.at().freeEnergy(bits(3)), stack[0]!.freeEnergy(bits(3))); // prettier-ignore
  machine.dispose();
  disposeAll(stack);
});

test('is pretrained greedily, its variables those of the stack', async () => {
  const stack = stackOf();
  const before = await Promise.all(stack.map((rbm) => stateDict(rbm)));
  await pretrain({
    stack: doublingRule(stack),
    objective: (rbm) => contrastiveDivergence(rbm),
    fit: () => ({ steps: 2 }),
    batches: { batchesPerEpoch: 2, batchSize: 8, batch: () => tf.tidy(() => bits(3)) },
    key: key(4),
  });
  for (const [l, rbm] of stack.entries()) expect(await stateDict(rbm)).not.toEqual(before[l]);
  disposeAll(stack);
});

test('leaves no tensor behind', async () => {
  const stack = stackOf();
  const [first] = doublingRule(stack);
  const v = bits(3);
  await expectNoLeak(() => first!.sampleHidden(key(0), v));
  await expectNoLeak(() => first!.at().gibbs(key(0), v, 2));
  await expectNoLeak(() => first!.at().freeEnergy(v));
  await expectNoLeak(() => composedMachine(stack).dispose());
  disposeAll(stack);
});
