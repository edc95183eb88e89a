import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { attributesFor, tensorflowKernel, type Call, type Tensors } from '../call.js';
import { handles } from '../handles.js';
import { isNamed, margins2d, type Margins } from '../padding.js';

type Shape4D = [number, number, number, number];
type PoolCall = Call<Tensors<'x'>, tf.MaxPoolWithArgmaxAttrs>;

/**
 * `tf.maxPoolWithArgmax`: the maxima, and their places in the flattened image, or in the flattened
 * batch where asked.
 */
export const maxPoolWithArgmax = tensorflowKernel<Tensors<'x'>, tf.MaxPoolWithArgmaxAttrs>(
  tf.MaxPoolWithArgmax,
  (call) =>
    tf.tidy(() => {
      const { x } = call.inputs;
      const { pad, includeBatchInIndex } = call.attrs;
      const sides = isNamed(pad) ? noMargins : marginsOf(call);
      const laid = tf.pad(x, [[0, 0], ...sides, [0, 0]], -Infinity);
      const [maxima, places] = pool(laid, call);
      const inside = isNamed(pad) ? places : cut(places, x.shape, laid.shape, sides);
      return [maxima, includeBatchInIndex ? inBatch(inside, x.shape) : inside];
    }),
);

type Sides = readonly [height: Margins, width: Margins];

const noMargins: Sides = [
  [0, 0],
  [0, 0],
];

function marginsOf({ inputs: { x }, attrs }: PoolCall): Sides {
  const { filterSize, strides, pad } = attrs;
  const shape = x.shape as Shape4D;
  return margins2d(tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad));
}

const square = (size: number | [number, number]): [number, number] =>
  typeof size === 'number' ? [size, size] : size;

function pool(x: Tensor, { attrs, backend }: PoolCall): [maxima: Tensor, places: Tensor] {
  const { filterSize, strides, pad } = attrs;
  const { int, text, type } = attributesFor(backend);
  const how = [
    type('T', x.dtype),
    // The only type of which the processor has this op.
    type('Targmax', backend.binding.TF_INT64),
    int('ksize', [1, ...square(filterSize), 1]),
    int('strides', [1, ...square(strides), 1]),
    text('padding', isNamed(pad) ? pad.toUpperCase() : 'VALID'),
  ];
  return handles(backend, (on) => {
    const [maxima, places] = on.runPair(tf.MaxPoolWithArgmax, how, [on.of(x)]);
    return [on.tensor(maxima), on.tensor(on.cast(places, backend.binding.TF_INT64, on.INT32))];
  });
}

/** Places in an image, of those in the same image with margins. */
function cut(
  places: Tensor,
  [, , width = 1, channels = 1]: readonly number[],
  [, , wide = 1]: readonly number[],
  [[top], [left]]: Sides,
): Tensor {
  const whole = (value: number): Tensor => tf.scalar(value, 'int32');
  const pixel = tf.floorDiv(places, whole(channels));
  const row = tf.sub(tf.floorDiv(pixel, whole(wide)), whole(top));
  const column = tf.sub(tf.mod(pixel, whole(wide)), whole(left));
  const inside = tf.add(tf.mul(row, whole(width)), column);
  return tf.add(tf.mul(inside, whole(channels)), tf.mod(places, whole(channels)));
}

/** Places in a batch of images, of those in each image. */
function inBatch(places: Tensor, [batch = 1, ...image]: readonly number[]): Tensor {
  const first = tf.mul(
    tf.range(0, batch, 1, 'int32'),
    tf.scalar(tf.util.sizeFromShape(image), 'int32'),
  );
  return tf.add(places, tf.reshape(first, [batch, 1, 1, 1]));
}
