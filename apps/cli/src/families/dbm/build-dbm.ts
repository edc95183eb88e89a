import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { split, type Key, type StatefulObjective } from '@gen/core';
import { namedParameters, type HasParameters } from '@gen/core/nn';
import {
  binaryUnits,
  composedMachine,
  contrastiveDivergence,
  deepBoltzmannLearning,
  DeepBoltzmannMachine,
  doublingRule,
  RBM,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import { descent } from '../energy/descent.js';
import { following } from '../energy/following.js';
import type { Part } from '../energy/in-turn.js';
import { lifted } from '../energy/lifted.js';
import type { ImageSize } from '../family.js';
import type { BaseOfMachine } from './base-of-machine.js';
import type { dbmSettings } from './dbm-settings.js';

/** Values of the options of a deep Boltzmann machine. */
export type DBMValues = ValuesOf<typeof dbmSettings>;

/** A machine, and the RBMs that it is pretrained as. */
export interface DBM extends HasParameters {
  /** The machine. */
  readonly machine: DeepBoltzmannMachine;
  /** The RBMs, from the pixels up. */
  readonly stack: readonly RBM[];
  /** Makes the machine what the RBMs compose. */
  compose(): void;
}

/** Makes the machine that the options describe. The caller disposes it. */
export function buildDBM({ hidden }: DBMValues, size: ImageSize, key: Key): DBM {
  const units = [size.height * size.width * size.channels, ...hidden].map(binaryUnits);
  const [machineKey, ...keys] = split(key, units.length) as [Key, ...Key[]];
  const machine = new DeepBoltzmannMachine({ layers: units, key: machineKey });
  const stack = keys.map(
    (layerKey, l) => new RBM({ visible: units[l]!, hidden: units[l + 1]!, key: layerKey }),
  );
  return {
    machine,
    stack,
    compose: () => compose(machine, stack),
    parameters: () => ({
      ...machine.parameters(),
      ...Object.assign({}, ...stack.map((rbm, l) => namedParameters(`stack.${l}`, rbm))),
    }),
    dispose: () => {
      machine.dispose();
      for (const rbm of stack) rbm.dispose();
    },
  };
}

function compose(machine: DeepBoltzmannMachine, stack: readonly RBM[]): void {
  const composed = composedMachine(stack);
  const own = machine.parameters();
  for (const [path, value] of Object.entries(composed.parameters())) own[path]!.assign(value);
  composed.dispose();
}

/** What a machine is trained by. */
export interface DBMTraining {
  /** The RBMs by the doubling rule, and then the machine. */
  readonly parts: readonly Part[];
  /** Frees what the objectives own. */
  dispose(): void;
}

/** Makes what the layers are trained by, and what the machine. The caller disposes it. */
export function trainingOf(
  dbm: DBM,
  values: DBMValues,
  key: Key,
  base: BaseOfMachine,
): DBMTraining {
  const { meanField: iterations, chains, gibbs: sweeps } = values;
  const [jointKey, chainKey] = split(key);
  const joint = deepBoltzmannLearning(dbm.machine, {
    key: jointKey,
    chains,
    sweeps,
    iterations,
    centring: {},
  });
  const optimizer: Part['optimizer'] = (plan) => descent(values, plan);
  const layers = dbm.stack.map((_, l): Part => ({
    name: `layer-${l + 1}`,
    objective: layerObjective(dbm.stack, l),
    optimizer,
    begin: () => dbm.compose(),
  }));
  const together: Part = {
    name: 'machine',
    objective: following(joint, base.follow),
    optimizer,
    begin: () => {
      dbm.compose();
      const begun = dbm.machine.initial(chainKey, chains);
      joint.parameters()['chains']!.assign(begun);
      begun.dispose();
    },
  };
  return { parts: [...layers, together], dispose: () => joint.dispose() };
}

/** Contrastive divergence of a layer whose inputs count twice, on draws of the layers below. */
function layerObjective(stack: readonly RBM[], l: number): StatefulObjective<Tensor> {
  const doubled = doublingRule(stack);
  return lifted(contrastiveDivergence(doubled[l]!), {
    up: (v, key) => {
      const keys = split(key, Math.max(l, 1));
      return doubled.slice(0, l).reduce((x, rbm, i) => rbm.sampleHidden(keys[i]!, x), tf.clone(v));
    },
    pathsOf: (path) => [`stack.${l}.${path}`],
  });
}
