import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import { namedParameters, type Parameters } from '@gen/core/nn';
import { checkShare, type CentringOptions } from '../objectives/centring.js';
import { runningMean } from '../objectives/running-mean.js';
import type { DeepBoltzmannMachine } from './deep-boltzmann-machine.js';

/** Centring of a deep Boltzmann machine, which an objective owns. */
export interface DeepCentring {
  /** Its running means by path. */
  readonly parameters: Parameters;
  /** Changes a gradient, and moves the offsets by the statistics of each layer given data, `[batch, size]`. */
  transform(gradient: NamedTensorMap, statistics: readonly Tensor[]): NamedTensorMap;
}

/**
 * The centred gradient of a deep Boltzmann machine: that of one whose statistics are taken less offsets μˡ,
 * running means over the data, at the usual parameters.
 *
 *     ∇'Wˡ = ∇Wˡ − μˡ⁺¹ (∇bˡ)ᵀ − ∇bˡ⁺¹ (μˡ)ᵀ,   ∇'bˡ = ∇bˡ − ∇'Wˡ⁻¹ μˡ⁻¹ − (∇'Wˡ)ᵀ μˡ⁺¹
 *
 * Montavon & Müller 2012, "Deep Boltzmann machines and the centering trick",
 * https://doi.org/10.1007/978-3-642-35289-8_33; Melchior, Fischer & Wiskott 2016, "How to center deep
 * Boltzmann machines", §6, https://jmlr.org/papers/v17/14-237.html.
 */
export function deepCentring(
  callee: string,
  { layers }: DeepBoltzmannMachine,
  { rate = 0.01 }: CentringOptions,
): DeepCentring {
  checkShare(callee, 'centring.rate', rate);
  const offsets = layers.map(({ size }) => runningMean([size], rate));
  const named = offsets.map(({ variables }, l) =>
    namedParameters(`offsets.${l}`, { parameters: () => variables }),
  );
  return {
    parameters: Object.assign({}, ...named) as Parameters,
    transform: (gradient, statistics) => {
      const means = statistics.map((s, l) => offsets[l]!.move(tf.mean(s, 0)));
      return centred(callee, gradient, means);
    },
  };
}

function centred(
  callee: string,
  gradient: NamedTensorMap,
  means: readonly Tensor[],
): NamedTensorMap {
  const biases = means.map((mean, l) => biasOf(callee, gradient, l, mean));
  const weights = means.slice(1).map((above, l) => {
    const plain = gradient[`weights.${l}`]!;
    return tf.sub(plain, tf.add(outer(above, biases[l]!), outer(biases[l + 1]!, means[l]!)));
  });
  const changed = biases.map((bias, l) => {
    const [below, above] = [weights[l - 1], weights[l]];
    const up = below === undefined ? 0 : tf.dot(below, means[l - 1]!);
    const down = above === undefined ? 0 : tf.dot(means[l + 1]!, above);
    return [`units.${l}.bias`, tf.sub(bias, tf.add(up, down))] as const;
  });
  const byPath = weights.map((weight, l) => [`weights.${l}`, weight] as const);
  return { ...gradient, ...Object.fromEntries(byPath), ...Object.fromEntries(changed) };
}

/** The gradient in the bias of a layer, one number a unit. */
function biasOf(callee: string, gradient: NamedTensorMap, l: number, { shape }: Tensor): Tensor {
  const bias = gradient[`units.${l}.bias`];
  if (bias !== undefined && `${bias.shape}` === `${shape}`) return bias;
  throw new InputError({
    callee,
    argument: 'centring',
    expected: `a bias for each of the ${shape[0]} units of layer ${l}`,
    got: bias === undefined ? 'none' : `shape [${bias.shape}]`,
    remedy: 'Leave it out.',
  });
}

const outer = (a: Tensor, b: Tensor): Tensor =>
  tf.mul(tf.reshape(a, [-1, 1]), tf.reshape(b, [1, -1]));
