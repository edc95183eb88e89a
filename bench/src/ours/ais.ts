import * as tf from '@tensorflow/tfjs-core';
import { key } from '@gen/core';
import { loadStateDict } from '@gen/core/nn';
import {
  annealedImportanceSampling,
  binaryUnits,
  linearTemperatures,
  RBM,
  rbmPath,
  type AnnealedPath,
} from '@gen/energy';
import { parametersOf, tensorOf } from '../contestant/tensors.js';
import type { Open } from '../contestant/work.js';

const CHAINS = 100;
const [TEMPERATURES, COMPARED] = [1000, 20];

/** Binary units, or the same with their means for draws. */
function unitsOf(size: number, draws: boolean): ReturnType<typeof binaryUnits> {
  const units = binaryUnits(size);
  return draws ? units : { ...units, sample: (_, ...given) => units.mean(...given) };
}

/** Annealed importance sampling, as `@gen/energy` has it. */
export const ais: Open = (_, inputs) => {
  const [hidden, visible] = inputs['parameters.weight']!.shape as [number, number];
  const base = { visible: { bias: tensorOf(inputs, 'base') } };
  const machine = (draws: boolean) =>
    new RBM({ visible: unitsOf(visible, draws), hidden: unitsOf(hidden, draws), key: key(0) });
  const rbms = { drawn: machine(true), drawless: machine(false) };
  for (const rbm of Object.values(rbms)) loadStateDict(rbm, parametersOf(inputs));
  const run = (path: AnnealedPath, steps: number, seed: number) =>
    annealedImportanceSampling(path, {
      temperatures: linearTemperatures(steps),
      chains: CHAINS,
      key: key(seed),
    });
  let seed = 0;
  return {
    parameters: Object.values(rbms.drawn.parameters()).reduce((sum, { size }) => sum + size, 0),
    results: async () => {
      const { logWeights } = await run(rbmPath(rbms.drawless, { base }), COMPARED, 0);
      return logWeights.slice(0, 3);
    },
    burst: (steps) => async () => {
      for (let i = 0; i < steps; i++) {
        await run(rbmPath(rbms.drawn, { base }), TEMPERATURES, seed++);
      }
    },
    dispose: async () => {
      for (const rbm of Object.values(rbms)) rbm.dispose();
      tf.dispose(base);
    },
  };
};
