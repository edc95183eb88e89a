import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '@gen/core';
import type { EnergyModel } from '../energy-model.js';
import type { RBM } from '../rbm/rbm.js';
import type { EnumerableUnits, Units } from '../units/units.js';
import { logSumOverStates, type EnumerationOptions } from './log-sum-over-states.js';
import { exactPartition } from './exact-partition.js';
import type { ExactPartition } from './partition.js';

/** The most states that are enumerated. */
const MOST_STATES = 2 ** 25;

/** Numbers that a block of states takes in the other layer. */
const BLOCK_NUMBERS = 2 ** 22;

type TwoLayers = Pick<RBM<Units, Units>, 'visible' | 'hidden' | 'at'>;

/** A model whose states can be gone through one by one: a Boltzmann machine. */
export interface EnumerableModel extends Pick<EnergyModel, 'freeEnergy'> {
  /** Where the states of its free energy are from. */
  readonly visible: EnumerableUnits;
}

/**
 * The log normalizer of a restricted Boltzmann machine by enumeration of the layer that has fewer states,
 * the other one being summed out in closed form; of another model by enumeration of its visible states.
 *
 *     log Z = log Σₕ exp(−u_h(h) + log Z_v(Wᵀ s(h)))
 *
 * The states are gone through in blocks on the engine, whose sums are added up in double precision. 25
 * binary units with 784 on the other side take some minutes.
 *
 * @throws InputError where neither layer can be enumerated, or both have more than 2²⁵ states.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { binaryUnits, exactLogPartition, RBM } from '@gen/energy';
 *
 * const rbm = new RBM({ visible: binaryUnits(100), hidden: binaryUnits(8), key: key(0) });
 * console.log(`${await exactLogPartition(rbm)}`); // log Z = 74.86 nats (exact, by enumeration)
 * rbm.dispose();
 * ```
 */
export async function exactLogPartition(
  model: TwoLayers | EnumerableModel,
  options: EnumerationOptions = {},
): Promise<ExactPartition> {
  const { units, width, logMass } = 'at' in model ? smallerSide(model) : visibleSide(model);
  checkFew(units);
  const logZ = await logSumOverStates({
    ...options,
    callee: 'exactLogPartition',
    units,
    logMass,
    block: options.block ?? Math.max(64, Math.floor(BLOCK_NUMBERS / width)),
  });
  return exactPartition(logZ, 'by enumeration');
}

interface Side {
  readonly units: EnumerableUnits | undefined;
  readonly width: number;
  readonly logMass: (states: Tensor) => Tensor;
}

const visibleSide = (model: EnumerableModel): Side => ({
  units: model.visible,
  width: model.visible.size,
  logMass: (v) => tf.neg(model.freeEnergy(v)),
});

function smallerSide(rbm: TwoLayers): Side {
  const { visible, hidden } = rbm;
  const ofHidden = (h: Tensor): Tensor => tf.neg(rbm.at().hiddenFreeEnergy(h));
  const ofVisible = (v: Tensor): Tensor => tf.neg(rbm.at().freeEnergy(v));
  const [statesOfHidden, statesOfVisible] = [hidden, visible].map(stateCount) as [number, number];
  return statesOfHidden <= statesOfVisible
    ? { units: enumerable(hidden), width: visible.size, logMass: ofHidden }
    : { units: enumerable(visible), width: hidden.size, logMass: ofVisible };
}

const enumerable = (units: Units): EnumerableUnits | undefined =>
  'stateCount' in units ? (units as EnumerableUnits) : undefined;

const stateCount = (units: Units): number => enumerable(units)?.stateCount ?? Infinity;

function checkFew(units: EnumerableUnits | undefined): asserts units is EnumerableUnits {
  if (units !== undefined && units.stateCount <= MOST_STATES) return;
  throw new InputError({
    callee: 'exactLogPartition',
    argument: 'model',
    expected: 'a layer of at most 2²⁵ states, such as 25 binary units',
    got: units === undefined ? 'none that can be enumerated' : `${units.stateCount} states`,
    remedy: 'Estimate it by annealedImportanceSampling.',
  });
}
