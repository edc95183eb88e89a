import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar } from '@tensorflow/tfjs-core';
import { adamStep, type AdamStepAttrs } from '../../kernels/adam-step.js';
import { runKernel } from '../../kernels/kernel.js';
import type { Scalars } from '../../objective.js';
import type { Optimizer } from '../optimizer.js';
import { firstMoment, secondMoment } from './scale-by-adam.js';

/** Where {@link stepByAdam} finds its parts among the links of a chain, the first of which is Adam. */
interface AdamChain extends Pick<AdamStepAttrs, 'beta1' | 'beta2'> {
  /** Picks out the learning rate. */
  readonly learningRate: (scalars: Scalars) => Scalar;
  /** Picks out the weight decay, where there is one, and says by path which parameters decay. */
  readonly weightDecay?: {
    readonly of: (scalars: Scalars) => Scalar;
    readonly decays: (path: string) => boolean;
  };
}

/** The step of a chain of Adam, weight decay where there is one, and a learning rate: a kernel a parameter. */
export function stepByAdam(links: AdamChain): NonNullable<Optimizer['step']> {
  const { beta1, beta2, learningRate, weightDecay } = links;
  return (grads, { state, parameters, scalars }) =>
    tf.tidy(() => {
      const coefficients = tf.stack([
        scalars['0.scale']!,
        scalars['0.epsilon']!,
        learningRate(scalars),
        weightDecay?.of(scalars) ?? tf.scalar(0),
      ]);
      const next: NamedTensorMap = {};
      const moments: NamedTensorMap = {};
      for (const path of Object.keys(grads)) {
        const [first, second] = [`0.${firstMoment(path)}`, `0.${secondMoment(path)}`];
        const [m, v, parameter] = runKernel(
          adamStep,
          {
            gradient: grads[path]!,
            m: state[first]!,
            v: state[second]!,
            parameter: parameters[path]!,
            coefficients,
          },
          { beta1, beta2, decays: weightDecay?.decays(path) ?? false },
        );
        moments[first] = m;
        moments[second] = v;
        next[path] = parameter;
      }
      return { parameters: next, state: moments };
    });
}
