import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { arctanh } from './arctanh.js';
import type { Mapped } from './bijector.js';
import { boxCox } from './box-cox.js';
import { cube } from './cube.js';
import { exp } from './exp.js';
import golden from './goldens/extremes.json' with { type: 'json' };
import { power } from './power.js';
import { sigmoid } from './sigmoid.js';
import { softplus } from './softplus.js';
import { softsign } from './softsign.js';
import { tanh } from './tanh.js';

const bijectors = {
  exp,
  sigmoid,
  softplus,
  tanh,
  arctanh,
  softsign,
  cube,
  'power 2.5': power({ exponent: 2.5 }),
  'power -0.5': power({ exponent: -0.5 }),
  'boxCox 0.5': boxCox({ lambda: 0.5 }),
  'boxCox 0': boxCox({ lambda: 0 }),
  'boxCox -1': boxCox({ lambda: -1 }),
};

interface Golden {
  readonly at: readonly number[];
  readonly value: readonly number[];
  readonly logDet: readonly number[];
}

/** What is further off than a share of its own size, or 10⁻³⁷; of log-determinants, of 1 at the least. */
async function farFrom(
  { value, logDet }: Mapped,
  want: Golden,
  relative: number,
): Promise<string[]> {
  const [values, logDets] = [await value.data(), await logDet.data()];
  return want.at.flatMap((at, i) => {
    const off = Math.abs(values[i]! - want.value[i]!) > relative * Math.abs(want.value[i]!) + 1e-37;
    const offLog =
      Math.abs(logDets[i]! - want.logDet[i]!) > relative * Math.max(1, Math.abs(want.logDet[i]!));
    const told = `at ${at}: ${values[i]} for ${want.value[i]}, ${logDets[i]} for ${want.logDet[i]}`;
    return off || offLog ? [told] : [];
  });
}

describe.each(Object.entries(bijectors))('%s', (name, bijector) => {
  const { forward, inverse } = golden.cases[name as keyof typeof bijectors];
  // On WebGPU the exponential of x is off by |x| units in the last place, and a power is one.
  const relative = tf.getBackend() === 'webgpu' ? 3e-5 : 1e-5;

  test('forward is right to its digits, however far out', async () => {
    expect(await farFrom(bijector.forward(tf.tensor1d(forward.at)), forward, relative)).toEqual([]);
  });

  test('inverse is right to its digits, however near an edge', async () => {
    expect(await farFrom(bijector.inverse(tf.tensor1d(inverse.at)), inverse, relative)).toEqual([]);
  });
});
