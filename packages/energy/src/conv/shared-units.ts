import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount, InputError } from '@gen/core';
import type { UnitParameters, Units } from '../units/units.js';

/**
 * Units of an image that have their parameters by channel rather than each its own.
 *
 *     bᵢ = b_c for all places i of the channel c
 *
 * For kinds of units each parameter of which is a number a unit, such as `binaryUnits`, `gaussianUnits` and
 * `pooledUnits`; channels change fastest in a state. Values of a number a unit are taken as well, such as those
 * of a base distribution in annealing.
 *
 * @param units all units of the image.
 * @throws InputError where the units are no multiple of the channels.
 *
 * @example
 * ```ts
 * import { binaryUnits, sharedUnits } from '@gen/energy';
 *
 * const units = sharedUnits(binaryUnits(28 * 28 * 3), 3);
 * console.log(units.init().bias.shape); // [ 3 ]
 * ```
 */
export function sharedUnits<P extends UnitParameters, U extends Units<P>>(
  units: U & Units<P>,
  channels: number,
): U {
  checkChannels(units.size, channels);
  const places = units.size / channels;
  const spread = (parameters: P): P =>
    mapTensors(parameters, (value) =>
      value.shape.at(-1) === channels
        ? tf.tile(value, [...value.shape.slice(1).map(() => 1), places])
        : value,
    );
  const gathered = (gradient: P): P =>
    mapTensors(gradient, (value) => tf.sum(tf.reshape(value, [places, channels]), 0));
  const shared: Units<P> = {
    ...units,
    init: () => tidy(() => mapTensors(units.init(), (value) => tf.slice(value, 0, channels))),
    statistics: (x, p) => tf.tidy(() => units.statistics(x, spread(p))),
    mean: (a, p, from) => tf.tidy(() => units.mean(a, spread(p), from)),
    sample: (key, a, p, from) => tf.tidy(() => units.sample(key, a, spread(p), from)),
    sampleAndMean: (key, a, p, from) =>
      tidy(() => ({ ...units.sampleAndMean(key, a, spread(p), from) })),
    energyGradient: (x, p, rows) => tidy(() => gathered(units.energyGradient(x, spread(p), rows))),
    freeEnergyGradient: (mean, p, rows) =>
      tidy(() => gathered(units.freeEnergyGradient(mean, spread(p), rows))),
    selfEnergy: (x, p) => tf.tidy(() => units.selfEnergy(x, spread(p))),
    logNormalizer: (a, p, from) => tf.tidy(() => units.logNormalizer(a, spread(p), from)),
    conditional: (a, p, from) => units.conditional(a, spread(p), from),
    tempered: (p, beta) => tidy(() => units.tempered(spread(p), beta)),
    interpolated: (from, to, beta) =>
      tidy(() => units.interpolated(spread(from), spread(to), beta)),
  };
  return shared as unknown as U;
}

const tidy = <T extends Readonly<Record<string, Tensor>> | { readonly sample: Tensor }>(
  work: () => T,
): T => tf.tidy(() => work() as unknown as tf.TensorContainer) as unknown as T;

const mapTensors = <P extends UnitParameters>(parameters: P, f: (value: Tensor) => Tensor): P =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, f(value)])) as P;

function checkChannels(size: number, channels: number): void {
  checkCount('sharedUnits', 'channels', channels);
  if (size % channels === 0) return;
  throw new InputError({
    callee: 'sharedUnits',
    argument: 'channels',
    expected: `a divisor of ${size} units`,
    got: `${channels}`,
  });
}
