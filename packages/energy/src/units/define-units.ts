import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { checkCount, checkTrailingShape } from '@gen/core';
import type { SamplingUnits } from './units.js';

/** Which argument of each method is a tensor of units, and its name. */
const judged: Readonly<Record<string, readonly [index: number, name: string]>> = {
  statistics: [0, 'x'],
  mean: [0, 'input'],
  sample: [1, 'input'],
  sampleAndMean: [1, 'input'],
  energyGradient: [0, 'x'],
  freeEnergyGradient: [0, 'mean'],
  selfEnergy: [0, 'x'],
  logNormalizer: [0, 'input'],
  logBaseMeasure: [0, 'x'],
  conditional: [0, 'input'],
};

/** What makes tensors of which some are the caller's for as long as its own tidy lasts. */
const untidied = new Set(['conditional']);

/** The mathematics of units, without the checks and the bookkeeping. */
export type UnitsSpec<U extends SamplingUnits> = Omit<U, 'sample'> & Partial<Pick<U, 'sample'>>;

/**
 * Makes units of their mathematics: checks how many there are and the shapes of what their methods get,
 * tidies up, and draws as `sampleAndMean` does unless there is a shorter way.
 */
export function defineUnits<U extends SamplingUnits>(callee: string, spec: UnitsSpec<U>): U {
  const { size } = spec;
  checkCount(callee, 'size', size);
  type Draw = (...args: unknown[]) => { readonly sample: Tensor };
  const draw = spec.sampleAndMean as unknown as Draw;
  const whole = { sample: (...args: unknown[]) => draw(...args).sample, ...spec };
  const guarded = Object.entries(whole).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member] as const;
    const method = member as (...args: unknown[]) => unknown;
    const run = (...args: unknown[]): unknown => {
      const [index, argument] = judged[name] ?? [-1, ''];
      const tensor = args[index] as Tensor | undefined;
      if (tensor) checkTrailingShape(`${callee}.${name}`, argument, tensor.shape, [size]);
      return untidied.has(name)
        ? method(...args)
        : tf.tidy(() => method(...args) as TensorContainer);
    };
    return [name, run] as const;
  });
  return Object.fromEntries(guarded) as unknown as U;
}
