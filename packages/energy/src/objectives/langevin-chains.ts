import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, type Key, type Scalars, type Schedule } from '@gen/core';
import type { HasFreeEnergy } from '../deep/energy-gradient.js';
import { langevin, type LangevinOptions } from '../deep/langevin.js';
import { currentNumber, schedulesIn } from './current-number.js';

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

/** Chains of an objective: how they move, and the schedules of that. */
export interface LangevinChains {
  /** Where chains are after the steps. */
  move(model: HasFreeEnergy, x: Tensor, key: Key, scalars: Scalars): Tensor;
  /** The schedules among the options. */
  readonly schedules: Readonly<Record<string, Schedule>>;
}

/** Reads how chains move. */
export function langevinChains(
  callee: string,
  steps: number,
  { stepSize, noise, clip, bounds }: LangevinChainsOptions,
): LangevinChains {
  checkCount(callee, 'steps', steps);
  return {
    move: (model, x, key, scalars) =>
      langevin(model, x, key, {
        steps,
        stepSize: currentNumber(callee, 'stepSize', stepSize, scalars),
        noise: noise === undefined ? undefined : currentNumber(callee, 'noise', noise, scalars),
        clip,
        bounds,
      }),
    schedules: schedulesIn({ stepSize, noise }),
  };
}
