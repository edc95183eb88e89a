import type { Tensor } from '@tensorflow/tfjs-core';
import type { HasParameters } from '@gen/core/nn';
import { rbmPath, type AnnealedPath, type DeepBoltzmannMachine } from '@gen/energy';
import { movingRates } from '../energy/moving-rates.js';

/** Independent units of all layers as data make them, where annealing begins. */
export interface BaseOfMachine extends HasParameters {
  /** The way from there to the machine. */
  readonly path: AnnealedPath;
  /** Lets it follow a batch of pixels. */
  follow(v: Tensor): void;
}

/** Makes the base of a machine, whose rates are saved with it. */
export function baseOfMachine(machine: DeepBoltzmannMachine): BaseOfMachine {
  const { layers } = machine;
  const rates = movingRates(layers.map(({ size }) => size));
  // Every other layer, side by side as in the machine of alternate layers.
  const side = (parity: number) => {
    const own = layers.flatMap((_, l) => (l % 2 === parity ? [l] : []));
    return Object.fromEntries(own.map((l, i) => [`${i}.bias`, rates.bias(l)]));
  };
  const base = {
    // Made whenever they are asked for, of the rates as they are then.
    get visible() {
      return side(0);
    },
    get hidden() {
      return side(1);
    },
  };
  return {
    path: rbmPath(machine.alternate(), { base }),
    follow: (v) => rates.follow([v, ...machine.meanField(v).means]),
    parameters: () => rates.parameters(),
    dispose: () => rates.dispose(),
  };
}
