import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { expectClose } from '@gen/test-utils';
import { fromTensors } from './from-tensors.js';
import type { HostTensor } from './host-tensor.js';
import { toTensor } from './to-tensor.js';

const half = (...bits: number[]): HostTensor => ({
  dtype: 'F16',
  shape: [bits.length],
  data: new Uint16Array(bits),
});
const brainHalf = (...bits: number[]): HostTensor => ({ ...half(...bits), dtype: 'BF16' });

describe('elements become numbers of the engine', () => {
  const cases: readonly [string, HostTensor, string, readonly number[]][] = [
    // Least subnormal, greatest subnormal, least normal, greatest, minus zero, infinity.
    [
      'F16',
      half(0x0001, 0x03ff, 0x0400, 0x7bff, 0x8000, 0x7c00, 0xfc00),
      'float32',
      [2 ** -24, 1023 * 2 ** -24, 2 ** -14, 65504, -0, Infinity, -Infinity],
    ],
    ['BF16', brainHalf(0x3f80, 0x7f80, 0xc2f7), 'float32', [1, Infinity, -123.5]],
    [
      'F64',
      { dtype: 'F64', shape: [2], data: new Float64Array([0.1, -1e10]) },
      'float32',
      [Math.fround(0.1), -1e10],
    ],
    [
      'I64',
      { dtype: 'I64', shape: [2], data: new BigInt64Array([-5n, 2147483647n]) },
      'int32',
      [-5, 2147483647],
    ],
    ['U8', { dtype: 'U8', shape: [2], data: new Uint8Array([0, 255]) }, 'int32', [0, 255]],
    ['BOOL', { dtype: 'BOOL', shape: [2], data: new Uint8Array([1, 0]) }, 'bool', [1, 0]],
  ];
  test.each(cases)('%s', async (_, tensor, dtype, values) => {
    const made = toTensor(tensor);
    expect(made.dtype).toBe(dtype);
    await expectClose(made, values, 0);
    made.dispose();
  });

  test('NaN stays NaN', async () => {
    const made = [toTensor(half(0x7e00)), toTensor(brainHalf(0x7fc0))];
    for (const tensor of made) expect((await tensor.data())[0]).toBeNaN();
    tf.dispose(made);
  });

  test('an integer that int32 cannot hold is refused', () =>
    expect(() => toTensor({ dtype: 'U32', shape: [1], data: new Uint32Array([2 ** 31]) })).toThrow(
      'toTensor: data: expected U32 that int32 can hold; got 2147483648.',
    ));
});

test('what is read back is what was made, in memory of its own', async () => {
  const x = tf.tensor2d([[1, 2, 3]]);
  const [first, second] = await Promise.all([fromTensors({ x }), fromTensors({ x })]);
  first['x']!.data.fill(0 as never);
  expect(second['x']).toEqual({ dtype: 'F32', shape: [1, 3], data: new Float32Array([1, 2, 3]) });
  const again = toTensor(second['x']!);
  await expectClose(again, x, 0);
  tf.dispose([x, again]);
});
