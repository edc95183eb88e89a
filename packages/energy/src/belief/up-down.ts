import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { checkCount, split, valueAndGrads, type Key, type Loss } from '@gen/core';
import { evaluated, type EvaluatedObjective } from '../objectives/loss-objective.js';
import { tidyEstimate } from '../objectives/tidy-estimate.js';
import type { DeepBeliefNetwork } from './deep-belief-network.js';

/** Options of {@link upDown}. */
export interface UpDownOptions {
  /** Steps of the Gibbs chain of the top RBM between the way up and the way down; 1 by default. */
  readonly steps?: number;
}

/**
 * The up–down algorithm, which fine-tunes a deep belief network as a whole: wake–sleep whose dreams are
 * not far from data.
 *
 *     up: h ∼ q(h | v), −Σₗ log p(hˡ | hˡ⁺¹) in the weights of the way down
 *     top: F(hᴸ⁻¹) − F(ĥᴸ⁻¹) in the top RBM, with ĥᴸ⁻¹ so many Gibbs steps away
 *     down: ĥ ∼ p(v̂, ĥ | ĥᴸ⁻¹), −Σₗ log q(ĥˡ⁺¹ | ĥˡ) in the weights of the way up
 *
 * Hinton, Osindero & Teh 2006, "A fast learning algorithm for deep belief nets", §5 and appendix B,
 * https://doi.org/10.1162/neco.2006.18.7.1527. The value is the sum of the three in nats an example;
 * metrics: `up`, `top` and `down`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core';
 * import { key, split } from '@gen/core';
 * import { fit, sgd } from '@gen/core/train';
 * import { binaryUnits, DeepBeliefNetwork, RBM, upDown } from '@gen/energy';
 *
 * const [first, second] = split(key(0));
 * const model = new DeepBeliefNetwork({
 *   stack: [
 *     new RBM({ visible: binaryUnits(4), hidden: binaryUnits(3), key: first }),
 *     new RBM({ visible: binaryUnits(3), hidden: binaryUnits(2), key: second }),
 *   ],
 * });
 * const batches = { batchesPerEpoch: 5, batchSize: 8, batch: () => tf.ones([8, 4]) };
 * const optimizer = sgd({ learningRate: 0.01 });
 * await fit({ model, objective: upDown(model, { steps: 3 }), batches, optimizer, epochs: 2, key: key(1) });
 * model.dispose();
 * ```
 */
export function upDown(
  network: DeepBeliefNetwork,
  { steps = 1 }: UpDownOptions = {},
): EvaluatedObjective {
  checkCount('upDown', 'steps', steps);
  const statesOf = (v: Tensor, key: Key): States => {
    const [upKey, topKey, downKey] = split(key, 3) as [Key, Key, Key];
    const up = [v, ...network.layersOf(network.posterior(v).sample(upKey))];
    return { up, down: network.down(downKey, network.top.gibbs(topKey, up.at(-1)!, steps)) };
  };
  return Object.assign(
    (v: Tensor, key: Key) =>
      tidyEstimate(() => {
        // Constants to what follows: draws of some units would pass gradients.
        const states = statesOf(v, key);
        return valueAndGrads(network.parameters(), () => lossAt(network, states));
      }),
    { evaluate: (v: Tensor, key: Key) => evaluated(() => lossAt(network, statesOf(v, key))) },
  );
}

/** States of the layers from the visible units to those of the top RBM, on both ways. */
interface States {
  readonly up: readonly Tensor[];
  readonly down: readonly Tensor[];
}

function lossAt(network: DeepBeliefNetwork, { up, down }: States): Loss {
  const layers = network.layers.map((_, l) => l);
  const surprise = (logProbs: Tensor[]): Scalar => tf.neg(tf.mean<Scalar>(tf.addN(logProbs)));
  const freeEnergy = (states: readonly Tensor[]): Scalar =>
    tf.mean<Scalar>(network.top.freeEnergy(states.at(-1)!));
  const metrics = {
    up: surprise(layers.map((l) => network.below(l, up[l + 1]!).logProb(up[l]!))),
    top: tf.sub<Scalar>(freeEnergy(up), freeEnergy(down)),
    down: surprise(layers.map((l) => network.above(l, down[l]!).logProb(down[l + 1]!))),
  };
  return { value: tf.addN<Scalar>(Object.values(metrics)), metrics };
}
