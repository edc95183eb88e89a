import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import {
  checkCount,
  split,
  valueAndGrads,
  type Estimate,
  type Key,
  type Loss,
  type StatefulObjective,
} from '@gen/core';
import { inputDependentBaseline, scoreFunction, type Baseline } from '@gen/core/estimators';
import { mlp, namedParameters, tanh, type Layer, type Parameters } from '@gen/core/nn';
import { evaluated } from '../objectives/loss-objective.js';
import { tidyEstimate } from '../objectives/tidy-estimate.js';
import { isRecognition, type HelmholtzMachine } from './helmholtz-machine.js';

/** Options of {@link nvil}. */
export interface NVILOptions {
  /** Key of the first weights of the networks that predict baselines. */
  readonly key: Key;
  /** Number of states of the first hidden layer that are drawn for each example; 1 by default. */
  readonly samples?: number;
  /** Units of the hidden layers of each network that predicts a baseline; one of 100 by default. */
  readonly baseline?: readonly number[];
  /** How far the moving average and variance of the signal go at a step; 0.1 by default. */
  readonly rate?: number;
  /** Whether the signal is divided by its standard deviation where that is above 1; it is by default. */
  readonly normalize?: boolean;
}

/**
 * Neural variational inference and learning: the gradient of the evidence lower bound by the score
 * function, whose variance is lowered by all means of the paper.
 *
 *     lˡ = log p(hˡ⁻¹ | hˡ) + … + log p(hᴸ) − log q(hˡ | hˡ⁻¹) − … − log q(hᴸ | hᴸ⁻¹)
 *     ∂/∂φˡ ≈ (lˡ − Cˡ(hˡ⁻¹) − cˡ) / max(1, σˡ) · ∂ log q(hˡ | hˡ⁻¹) / ∂φˡ
 *
 * Each layer has a signal of its own, of what it can change; C is a network that predicts the signal, c
 * and σ are its moving average and deviation (Mnih & Gregor 2014, "Neural variational inference and
 * learning in belief networks", §2.3–2.4 and algorithm 1, https://arxiv.org/abs/1402.0030). Without
 * `normalize` the gradient is that of the bound, without bias.
 *
 * The networks, `baselines.l.…`, and the averages, `average` and `variance` `[layers]`, are the objective's own,
 * and are trained along by `fit`. The value is the negative bound plus the error of the baselines; metrics:
 * `bound` in nats an example, and `baselineError`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key } from '@gen/core';
 * import { fit } from '@gen/core/train';
 * import { HelmholtzMachine, nvil } from '@gen/energy';
 *
 * const machine = new HelmholtzMachine({ visible: 4, hidden: [3, 2], key: key(0) });
 * const objective = nvil(machine, { key: key(1), baseline: [8] });
 * const batches = { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) };
 * await fit({ model: machine, objective, batches, epochs: 2, key: key(2) });
 * objective.dispose();
 * machine.dispose();
 * ```
 */
export function nvil(
  machine: HelmholtzMachine,
  { key, samples = 1, baseline = [100], rate = 0.1, normalize = true }: NVILOptions,
): StatefulObjective<Tensor> {
  checkCount('nvil', 'samples', samples);
  const state = makeState(machine, baseline, key);
  const own = state.parameters;
  const parameters = {
    ...machine.parameters(),
    ...namedParameters('objective', { parameters: () => own }),
  };
  const lossOf = (v: Tensor, stepKey: Key): Loss & { readonly signals: readonly Tensor[] } => {
    const watched: Watched = { signals: [], errors: [] };
    const bound = tf.mean<Scalar>(boundOf({ machine, state, watched, samples }, 0, v, stepKey));
    const baselineError = tf.addN<Scalar>(watched.errors);
    const value = tf.sub<Scalar>(baselineError, bound);
    return { value, metrics: { bound, baselineError }, signals: watched.signals };
  };
  const objective = (v: Tensor, stepKey: Key): Estimate =>
    tidyEstimate(() => {
      const estimate = valueAndGrads(parameters, () => {
        const { value, metrics, signals } = lossOf(v, stepKey);
        // Kept as metrics are, and taken out of them below.
        return { value, metrics: { ...metrics, ...moments(signals) } };
      });
      const { bound, baselineError, ...signals } = estimate.metrics!;
      move(state, signals, rate);
      const grads = normalize ? normalized(estimate.grads, state) : estimate.grads;
      return { ...estimate, grads, metrics: { bound: bound!, baselineError: baselineError! } };
    });
  return Object.assign(objective, {
    evaluate: (v: Tensor, scoreKey: Key) => evaluated(() => lossOf(v, scoreKey)),
    parameters: () => own,
    dispose: () => tf.dispose(Object.values(own)),
  });
}

/** What the objective owns: for each layer a network, and the average and variance of its signal. */
interface State {
  readonly networks: readonly Layer[];
  readonly average: Variable;
  readonly variance: Variable;
  readonly parameters: Parameters;
}

/** What is noted at a step: for each layer the signals less their predictions, and the error of these. */
interface Watched {
  readonly signals: Tensor[];
  readonly errors: Scalar[];
}

interface Context {
  readonly machine: HelmholtzMachine;
  readonly state: State;
  readonly watched: Watched;
  readonly samples: number;
}

function makeState(machine: HelmholtzMachine, units: readonly number[], key: Key): State {
  const { visible, hidden } = machine.generative;
  const networks = split(key, hidden.length).map((networkKey, l) =>
    mlp({
      inputs: hidden[l - 1] ?? visible,
      hidden: units,
      outputs: 1,
      activation: tanh,
      key: networkKey,
    }),
  );
  return tf.tidy(() => {
    const average = tf.variable(tf.zeros([hidden.length]), false);
    const variance = tf.variable(tf.ones([hidden.length]), false);
    const named = networks.map((network, l) => namedParameters(`baselines.${l}`, network));
    const parameters = { ...(Object.assign({}, ...named) as Parameters), average, variance };
    return { networks, average, variance, parameters } as unknown as tf.TensorContainer;
  }) as unknown as State;
}

/**
 * The bound on log p(hˡ) of states hˡ `[..., below]`, whose gradient in q of the layer above is that of its
 * own signal: what is above is an expectation within an expectation.
 */
function boundOf(context: Context, l: number, below: Tensor, key: Key): Tensor {
  const { machine, state, watched, samples } = context;
  const { generative, recognition } = machine;
  const [drawKey, aboveKey] = split(key) as [Key, Key];
  const distribution = recognition.above(l, below);
  const isTop = l + 1 === generative.hidden.length;
  const prediction = tf.squeeze(state.networks[l]!.apply(below), [-1]);
  const average = tf.reshape(tf.slice(state.average, l, 1), []);
  const baseline: Baseline = (inputs) => {
    watched.signals[l] = tf.sub(inputs.values, prediction);
    return inputDependentBaseline(tf.add(prediction, average))(inputs);
  };
  const { value, auxiliary } = scoreFunction({ baseline })({
    distribution,
    f: (h) => {
      const gained = tf.sub(generative.below(l, h).logProb(below), distribution.logProb(h));
      return tf.add(
        gained,
        isTop ? generative.prior().logProb(h) : boundOf(context, l + 1, h, aboveKey),
      );
    },
    key: drawKey,
    samples: l === 0 ? samples : 1,
  });
  watched.errors.push(auxiliary);
  return value;
}

/** Means and variances of the signals, by layer. */
function moments(signals: readonly Tensor[]): Record<string, Scalar> {
  const parts = signals.flatMap((signal, l) => {
    const { mean, variance } = tf.moments(signal);
    return [
      [`mean${l}`, mean],
      [`variance${l}`, variance],
    ] as [string, Scalar][];
  });
  return Object.fromEntries(parts);
}

/** Lets the averages follow the signals of a step. */
function move(state: State, signals: Readonly<Record<string, Scalar>>, rate: number): void {
  for (const name of ['mean', 'variance'] as const) {
    const kept = name === 'mean' ? state.average : state.variance;
    const seen = tf.stack(state.networks.map((_, l) => signals[`${name}${l}`]!));
    kept.assign(tf.add(kept, tf.mul(rate, tf.sub(seen, kept))));
  }
}

/** Gradients of q, divided by the deviation of the signal of their layer where that is above 1. */
function normalized(grads: NamedTensorMap, { variance }: State): NamedTensorMap {
  const scales = tf.unstack(tf.rsqrt(tf.maximum(variance, 1)));
  const entries = Object.entries(grads).map(([path, gradient]) => {
    const layer = isRecognition(path) ? Number(path.split('.')[2]) : undefined;
    return [path, layer === undefined ? gradient : tf.mul(gradient, scales[layer]!)] as const;
  });
  return Object.fromEntries(entries);
}
