import type { Tensor } from '@tensorflow/tfjs-core';
import { split, type Key, type StatefulObjective } from '@gen/core';
import {
  beginAsBelow,
  binaryUnits,
  centring,
  contrastiveDivergence,
  DeepBeliefNetwork,
  persistentContrastiveDivergence,
  RBM,
  upDown,
} from '@gen/energy';
import type { ValuesOf } from '../../settings/setting.js';
import { descent } from '../energy/descent.js';
import { following } from '../energy/following.js';
import type { Part } from '../energy/in-turn.js';
import { lifted } from '../energy/lifted.js';
import type { ImageSize } from '../family.js';
import type { BaseOfTop } from './base-of-top.js';
import type { dbnSettings } from './dbn-settings.js';

/** Values of the options of a deep belief network. */
export type DBNValues = ValuesOf<typeof dbnSettings>;

/** Makes the network that the options describe. The caller disposes it. */
export function buildDBN({ hidden }: DBNValues, size: ImageSize, key: Key): DeepBeliefNetwork {
  const sizes = [size.height * size.width * size.channels, ...hidden];
  const stack = split(key, hidden.length).map((layerKey, l) => {
    const units = { visible: binaryUnits(sizes[l]!), hidden: binaryUnits(sizes[l + 1]!) };
    return new RBM({ ...units, key: layerKey });
  });
  return new DeepBeliefNetwork({ stack });
}

/** What a network is trained by. */
export interface DBNTraining {
  /** The layers from the bottom up, and what tunes them together. */
  readonly parts: readonly Part[];
  /** Frees what the objectives own. */
  dispose(): void;
}

/** Makes what each layer is trained by, and all of them together. The caller disposes it. */
export function trainingOf(
  network: DeepBeliefNetwork,
  values: DBNValues,
  key: Key,
  base: BaseOfTop,
): DBNTraining {
  const stack = [...network.layers, network.top];
  const keys = split(key, stack.length);
  const objectives = stack.map((_, l) => layerObjective(network, l, values, keys[l]!));
  const layers = objectives.map((objective, l): Part => ({
    name: `layer-${l + 1}`,
    objective: l < network.layers.length ? objective : following(objective, base.follow),
    optimizer: (plan) => descent(values, plan),
    begin: () => beginLayer(stack, l),
  }));
  const together: Part = {
    name: 'up-down',
    objective: following(upDown(network, { steps: values.gibbs }), base.follow),
    optimizer: (plan) => descent(values, { ...plan, learningRate: plan.learningRate / 10 }),
  };
  return {
    parts: values.fineTune === 'none' ? layers : [...layers, together],
    dispose: () => objectives.forEach((objective) => objective.dispose()),
  };
}

/** A layer that is as large as the one two below begins as the RBM below upside down. */
function beginLayer(stack: readonly RBM[], l: number): void {
  const [layer, below] = [stack[l]!, stack[l - 1]];
  if (below !== undefined && layer.hidden.size >= below.visible.size) beginAsBelow(layer, below);
}

function layerObjective(
  network: DeepBeliefNetwork,
  l: number,
  { objective, gradient, chains, gibbs: steps }: DBNValues,
  key: Key,
): StatefulObjective<Tensor> {
  const isTop = l === network.layers.length;
  const rbm = isTop ? network.top : network.layers[l]!;
  const transforms = gradient === 'centred' ? [centring(rbm)] : [];
  const own =
    objective === 'cd'
      ? contrastiveDivergence(rbm, { steps, transforms })
      : persistentContrastiveDivergence(rbm, { chains, steps, key, transforms });
  return lifted(own, {
    up: (v, upKey) => risen(network, v, l, upKey),
    // As long as layers are trained one by one, the weights of the way up are those of the way down.
    pathsOf: (path) => {
      if (isTop) return [`top.${path}`];
      const tied = path === 'weight' ? [`layers.${l}.recognition`] : [];
      return [`layers.${l}.${path}`, ...tied];
    },
  });
}

/** Draws of the layer `l`, given pixels. */
function risen(network: DeepBeliefNetwork, v: Tensor, l: number, key: Key): Tensor {
  const keys = split(key, Math.max(l, 1));
  return network.layers.slice(0, l).reduce((x, _, i) => network.above(i, x).sample(keys[i]!), v);
}
