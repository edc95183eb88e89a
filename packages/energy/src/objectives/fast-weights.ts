import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Parameters } from '@gen/core/nn';
import type { AnyRBM } from '../rbm/any-rbm.js';
import type { BipartiteGradient } from '../rbm/bipartite.js';
import type { UnitParameters } from '../units/units.js';
import { checkShare } from './centring.js';
import type { Mathematics } from './rbm-objective.js';

/** Weights and biases that are added to those of a machine where chains move. */
export interface FastWeights {
  /** Its variables by path. */
  readonly variables: Parameters;
  /** The mathematics with the fast weights added. */
  at(): Mathematics;
  /** Descends along a gradient, and forgets. */
  learn(gradient: BipartiteGradient, rate: number | Scalar): void;
}

/** Makes fast weights of zeros for the weights and biases of a machine. */
export function fastWeights(rbm: AnyRBM, decay = 0.95): FastWeights {
  checkShare('persistentContrastiveDivergence', 'fastWeights.decay', decay);
  const paths = Object.entries(rbm.parameters()).filter(([path]) => moves(path));
  const variables: Record<string, Variable> = tf.tidy(() =>
    Object.fromEntries(
      paths.map(([path, { shape }]) => [`fast.${path}`, tf.variable(tf.zeros(shape), false)]),
    ),
  );
  const moved = (path: string, value: Tensor): Tensor => {
    const fast = variables[`fast.${path}`];
    return fast === undefined ? value : tf.add(value, fast as Tensor);
  };
  const ofUnits = (head: string, parameters: UnitParameters): UnitParameters =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, moved(`${head}.${name}`, value)]),
    );
  return {
    variables,
    at: () => {
      const { weight, visible, hidden } = rbm.values;
      return rbm.at({
        weight: moved('weight', weight),
        visible: ofUnits('visible', visible),
        hidden: ofUnits('hidden', hidden),
      });
    },
    learn: (gradient, rate) => {
      for (const [path] of paths) {
        const fast = variables[`fast.${path}`]!;
        const kept = tf.mul(fast as Tensor, decay);
        fast.assign(tf.sub(kept, tf.mul(gradient[path]!, rate)));
      }
    },
  };
}

/** Weights and biases: variances have no fast part. */
const moves = (path: string): boolean => path === 'weight' || path.endsWith('.bias');
