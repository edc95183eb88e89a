import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { foldIn, type Key, type StatefulObjective } from '@gen/core';
import { namedParameters, type HasParameters } from '@gen/core/nn';
import { datasetTensor, type Dataset } from '@gen/data';
import {
  baseRates,
  binaryUnits,
  centring,
  contrastiveDivergence,
  enhancedGradient,
  gaussianUnits,
  parallelTempering,
  persistentContrastiveDivergence,
  RBM,
  rbmPath,
  spinUnits,
  type AnnealedPath,
  type UnitParameters,
} from '@gen/energy';
import type { Settings } from '../../settings.js';
import type { Learner } from './watched.js';

/** A restricted Boltzmann machine, and where annealing to it begins. */
export interface Machine extends HasParameters {
  readonly rbm: RBM;
  /** Independent pixels as the data have them: saved with the machine, as the terminal does. */
  readonly base: UnitParameters;
}

/** Makes the machine of some settings, its pixels at the rates of the data. */
export function machineOf(settings: Settings, data: Dataset, key: Key): Machine {
  const pixels = data.height * data.width;
  const hidden = { binary: binaryUnits, spin: spinUnits }[settings.hiddenUnits](settings.hidden);
  const visible = settings.visible === 'gaussian' ? gaussianUnits(pixels) : binaryUnits(pixels);
  const rbm = new RBM({ visible, hidden, key: foldIn(key, 0) }) as RBM;
  const base = tf.tidy(() => {
    const rates = baseRates(visible as never, datasetTensor(data, { flat: true }));
    return Object.fromEntries(
      Object.entries(rates as UnitParameters).map(([name, value]) => {
        rbm.parameters()[`visible.${name}`]!.assign(tf.clone(value));
        return [name, tf.variable(value, false)];
      }),
    );
  });
  return {
    rbm,
    base,
    parameters: () => ({
      ...rbm.parameters(),
      ...namedParameters('base', { parameters: () => base }),
    }),
    dispose() {
      tf.dispose(base);
      rbm.dispose();
    },
  };
}

const gradientTransforms = {
  plain: () => [],
  centred: (rbm: Learner) => [centring(rbm)],
  enhanced: () => [enhancedGradient()],
};

/** What a machine is trained by; the caller disposes it. */
export function objectiveOf(rbm: Learner, settings: Settings, key: Key): StatefulObjective<Tensor> {
  const { chains, gibbs: steps, gradient } = settings;
  const transforms = gradientTransforms[gradient](rbm);
  const persistent = { chains, steps, transforms, key: foldIn(key, 1) };
  switch (settings.objective) {
    case 'pcd':
      return persistentContrastiveDivergence(rbm, persistent);
    case 'cd':
      return contrastiveDivergence(rbm, { steps, transforms });
    case 'tempering':
      return parallelTempering(rbm, { ...persistent, chains: Math.ceil(chains / 10) });
  }
}

/** The way from independent pixels to a machine as it is now, whatever becomes of it later. */
export function frozen({ rbm, base }: Machine): {
  readonly path: AnnealedPath;
  freeEnergy(x: Tensor): Tensor;
  dispose(): void;
} {
  const { visible, hidden } = rbm;
  const held = tf.tidy(() => ({
    weight: tf.add(rbm.values.weight, 0) as Tensor,
    visible: copy(rbm.values.visible),
    hidden: copy(rbm.values.hidden),
  }));
  const at: RBM['at'] = (values) => rbm.at({ ...held, ...values });
  return {
    path: rbmPath({ visible, hidden, at }, { base: { visible: base } }),
    freeEnergy: (x) => at().freeEnergy(x),
    dispose: () => tf.dispose(held as unknown as tf.TensorContainer),
  };
}

const copy = (parameters: UnitParameters): UnitParameters =>
  Object.fromEntries(Object.entries(parameters).map(([name, x]) => [name, tf.add(x, 0)]));
