import type { Tensor } from '@tensorflow/tfjs-core';
import {
  checkCount,
  split,
  valueAndGrads,
  type Key,
  type Loss,
  type Scalars,
  type Schedule,
} from '@gen/core';
import { langevin, type LangevinOptions } from '../deep/langevin.js';
import type { EnergyModel } from '../energy-model.js';
import { currentNumber, schedulesIn } from './current-number.js';
import { energyContrast } from './energy-contrast.js';
import { evaluated, type EvaluatedObjective } from './loss-objective.js';
import { tidyEstimate } from './tidy-estimate.js';

/** How an objective draws from its model by Langevin dynamics. */
export interface LangevinChainsOptions extends Pick<LangevinOptions, 'clip' | 'bounds'> {
  /** Number of Langevin steps for each step of training. */
  readonly steps?: number;
  /** η, the size of a Langevin step, which may change from step to step of training. */
  readonly stepSize: number | Schedule;
  /** Standard deviation of the noise of a Langevin step; √(2η) where it is left out. */
  readonly noise?: number | Schedule | undefined;
  /** α, the weight of the squared energies, which holds them near 0. */
  readonly penalty?: number;
}

/** Where chains come from and go to. */
export interface ChainEnds {
  /** Makes as many starts as the batch has examples. */
  readonly start: (x: Tensor, key: Key) => Tensor;
  /** Is told where the chains of a step of training end. */
  readonly keep?: (samples: Tensor) => void;
}

/** The objective of {@link energyContrast} with samples by Langevin dynamics. */
export function langevinObjective(
  callee: string,
  model: EnergyModel,
  { start, keep }: ChainEnds,
  { steps = 1, stepSize, noise, clip, bounds, penalty }: LangevinChainsOptions,
): EvaluatedObjective {
  checkCount(callee, 'steps', steps);
  const run = (x: Tensor, key: Key, scalars: Scalars): Tensor => {
    const [startKey, chainKey] = split(key) as [Key, Key];
    return langevin(model, start(x, startKey), chainKey, {
      steps,
      stepSize: currentNumber(callee, 'stepSize', stepSize, scalars),
      noise: noise === undefined ? undefined : currentNumber(callee, 'noise', noise, scalars),
      clip,
      bounds,
    });
  };
  const contrast = (x: Tensor, samples: Tensor, key: Key, train: boolean): Loss =>
    energyContrast(model, x, samples, { key, train, penalty });
  const objective = (x: Tensor, key: Key, scalars: Scalars) =>
    tidyEstimate(() => {
      const [chainKey, layerKey] = split(key) as [Key, Key];
      const samples = run(x, chainKey, scalars);
      keep?.(samples);
      return valueAndGrads(model.parameters(), () => contrast(x, samples, layerKey, true));
    });
  const evaluate = (x: Tensor, key: Key, scalars: Scalars): Scalars =>
    evaluated(() => {
      const [chainKey, layerKey] = split(key) as [Key, Key];
      return contrast(x, run(x, chainKey, scalars), layerKey, false);
    });
  return Object.assign(objective, { evaluate, schedules: schedulesIn({ stepSize, noise }) });
}
