import * as tf from '@tensorflow/tfjs-core';
import {
  eighths,
  elementOf,
  indicesOf,
  plain,
  valueLaws,
  type PlainTensor,
  type ValueCase,
} from '@gen/test-utils';

type Padding = 'same' | 'valid' | number;
type Each = readonly number[];

/** A window that slides over the spatial axes, those between the first and the last. */
interface Sliding {
  readonly size: Each;
  readonly strides: Each;
  readonly dilations: Each;
  readonly before: Each;
  readonly count: Each;
}

function sliding(
  x: PlainTensor,
  size: Each,
  pad: Padding,
  strides: Each = size.map(() => 1),
  dilations: Each = size.map(() => 1),
): Sliding {
  const axes = size.map((taps, i) => {
    const [n, stride, reach] = [x.shape[i + 1]!, strides[i]!, (taps - 1) * dilations[i]! + 1];
    if (pad === 'same') {
      const count = Math.ceil(n / stride);
      return { count, before: Math.max(0, (count - 1) * stride + reach - n) >> 1 };
    }
    const before = pad === 'valid' ? 0 : pad;
    return { count: Math.floor((n + 2 * before - reach) / stride) + 1, before };
  });
  return {
    size,
    strides,
    dilations,
    before: axes.map(({ before }) => before),
    count: axes.map(({ count }) => count),
  };
}

/** Where the taps of the window at `place` lie. */
const taps = ({ size, strides, dilations, before }: Sliding, place: Each): [Each, number[]][] =>
  indicesOf(size).map((tap) => [
    tap,
    tap.map((t, i) => place[i]! * strides[i]! + t * dilations[i]! - before[i]!),
  ]);

function pooled(x: PlainTensor, window: Sliding, f: (values: Each) => number): PlainTensor {
  return plain([x.shape[0]!, ...window.count, x.shape.at(-1)!], (index) => {
    const inside = taps(window, index.slice(1, -1)).flatMap(([, at]) => {
      const value = elementOf(x, [index[0]!, ...at, index.at(-1)!]);
      return value === undefined ? [] : [value];
    });
    return f(inside);
  });
}

function convolved(x: PlainTensor, filter: PlainTensor, window: Sliding): PlainTensor {
  const channels = indicesOf([x.shape.at(-1)!]);
  return plain([x.shape[0]!, ...window.count, filter.shape.at(-1)!], (index) =>
    taps(window, index.slice(1, -1)).reduce(
      (sum, [tap, at]) =>
        channels.reduce((part, [c]) => {
          const value = elementOf(x, [index[0]!, ...at, c!]) ?? 0;
          return part + value * elementOf(filter, [...tap, c!, index.at(-1)!])!;
        }, sum),
      0,
    ),
  );
}

function depthwise(x: PlainTensor, filter: PlainTensor, window: Sliding): PlainTensor {
  const [inner, multiplier] = filter.shape.slice(-2) as [number, number];
  return plain([x.shape[0]!, ...window.count, inner * multiplier], (index) => {
    const [c, m] = [Math.floor(index.at(-1)! / multiplier), index.at(-1)! % multiplier];
    return taps(window, index.slice(1, -1)).reduce(
      (sum, [tap, at]) =>
        sum + (elementOf(x, [index[0]!, ...at, c]) ?? 0) * elementOf(filter, [...tap, c, m])!,
      0,
    );
  });
}

interface Window {
  readonly size: Each;
  readonly pad: Padding;
  readonly strides?: Each;
  readonly dilations?: Each;
  readonly image?: Each;
  readonly channels?: readonly [number, number];
}

const flat: readonly Window[] = [
  { size: [3, 3], pad: 'same' },
  { size: [3, 3], pad: 'valid' },
  { size: [2, 3], pad: 1, strides: [2, 1] },
  { size: [2, 2], pad: 'same', strides: [2, 2] },
  { size: [3, 2], pad: 'same', strides: [3, 2] },
  { size: [1, 1], pad: 'valid', strides: [2, 2] },
  { size: [5, 5], pad: 'same', image: [3, 2] },
  { size: [1, 1], pad: 'valid', image: [1, 1], channels: [1, 1] },
  { size: [2, 2], pad: 'valid', channels: [4, 8] },
];

const dilated: readonly Window[] = [
  { size: [2, 2], pad: 'same', dilations: [2, 2] },
  { size: [2, 3], pad: 'valid', dilations: [2, 1] },
  { size: [2, 2], pad: 2, dilations: [1, 2] },
];

const deep: readonly Window[] = [
  { size: [2, 2, 2], pad: 'same' },
  { size: [2, 2, 2], pad: 'valid', strides: [1, 2, 1] },
  { size: [3, 2, 2], pad: 'same', strides: [2, 1, 2] },
];

const told = ({ size, pad, strides, dilations, image, channels }: Window): string =>
  [
    `[${size}]`,
    `pad ${pad}`,
    strides && `strides ${strides}`,
    dilations && `dilations ${dilations}`,
    image && `of [${image}]`,
    channels && `channels ${channels}`,
  ]
    .filter(Boolean)
    .join(', ');

type Build = (window: Window, x: PlainTensor, at: Sliding) => ValueCase;

const slidingCases = (
  name: string,
  windows: readonly Window[],
  volume: Each,
  build: Build,
): Record<string, ValueCase> =>
  Object.fromEntries(
    windows.map((window) => {
      const { size, pad, strides, dilations, image = volume, channels = [3, 2] } = window;
      const x = eighths([2, ...image, channels[0]], 11);
      return [
        `${name} ${told(window)}`,
        build(window, x, sliding(x, size, pad, strides, dilations)),
      ];
    }),
  );

type Two = [number, number];
type Three = [number, number, number];
type Named = 'same' | 'valid';
const two = (sizes: Each = [1, 1]): Two => sizes as Two;
const three = (sizes: Each = [1, 1, 1]): Three => sizes as Three;

const conv2d: Build = ({ size, pad, strides, dilations, channels = [3, 2] }, x, at) => {
  const filter = eighths([...size, ...channels], 12);
  return {
    inputs: [x, filter],
    compute: (t, w) =>
      tf.conv2d(t as tf.Tensor4D, w as tf.Tensor4D, two(strides), pad, 'NHWC', two(dilations)),
    expected: convolved(x, filter, at),
    tolerance: 3e-6,
  };
};

const depthwiseConv2d: Build = ({ size, pad, strides, dilations, channels = [3, 2] }, x, at) => {
  const filter = eighths([...size, ...channels], 12);
  return {
    inputs: [x, filter],
    compute: (t, w) =>
      tf.depthwiseConv2d(
        t as tf.Tensor4D,
        w as tf.Tensor4D,
        two(strides),
        pad,
        'NHWC',
        two(dilations),
      ),
    expected: depthwise(x, filter, at),
    tolerance: 3e-6,
  };
};

const conv3d: Build = ({ size, pad, strides, dilations, channels = [3, 2] }, x, at) => {
  const filter = eighths([...size, ...channels], 12);
  return {
    inputs: [x, filter],
    compute: (t, w) =>
      tf.conv3d(
        t as tf.Tensor5D,
        w as tf.Tensor5D,
        three(strides),
        pad as Named,
        'NDHWC',
        three(dilations),
      ),
    expected: convolved(x, filter, at),
    tolerance: 3e-6,
  };
};

const mean = (values: Each): number => values.reduce((a, b) => a + b, 0) / values.length;
const largest = (values: Each): number => Math.max(...values);
// So low that padding would be chosen, were it taken for zeros.
const negative = (x: PlainTensor): PlainTensor => ({ ...x, values: x.values.map((v) => v - 9) });

const pool =
  (op: typeof tf.maxPool, f: (values: Each) => number): Build =>
  ({ size, pad, strides }, x, at) => ({
    inputs: [negative(x)],
    compute: (t) => op(t as tf.Tensor4D, two(size), two(strides), pad),
    expected: pooled(negative(x), at, f),
  });

const pool3d =
  (op: typeof tf.maxPool3d, f: (values: Each) => number): Build =>
  ({ size, pad, strides }, x, at) => ({
    inputs: [negative(x)],
    compute: (t) => op(t as tf.Tensor5D, three(size), three(strides), pad),
    expected: pooled(negative(x), at, f),
  });

const padded: readonly Window[] = [
  { size: [2, 2, 2], pad: 1, strides: [2, 2, 1] },
  { size: [3, 3, 3], pad: 1 },
];
const pools = flat.filter(({ size, pad }) => typeof pad !== 'number' || Math.min(...size) > pad);

valueLaws({
  ...slidingCases('conv2d', [...flat, ...dilated], [5, 4], conv2d),
  ...slidingCases('depthwiseConv2d', [...flat.slice(0, 6), ...dilated], [5, 4], depthwiseConv2d),
  ...slidingCases('conv3d', deep, [3, 4, 3], conv3d),
  ...slidingCases('maxPool', pools, [5, 4], pool(tf.maxPool, largest)),
  ...slidingCases('avgPool', pools, [5, 4], pool(tf.avgPool, mean)),
  ...slidingCases('maxPool3d', [...deep, ...padded], [3, 4, 3], pool3d(tf.maxPool3d, largest)),
  ...slidingCases('avgPool3d', [...deep, ...padded], [3, 4, 3], pool3d(tf.avgPool3d, mean)),
});

const image = eighths([2, 3, 4, 2], 13);

// The image at real places: linear between its pixels, the edge beyond them.
function sampled(
  height: number,
  width: number,
  place: (i: number, from: number, to: number) => number,
  nearest: ((at: number) => number) | null,
): PlainTensor {
  const weights = (i: number, from: number, to: number): [number, number][] => {
    const at = Math.min(Math.max(place(i, from, to), 0), from - 1);
    if (nearest !== null)
      return [[Math.min(from - 1, Math.max(0, nearest(place(i, from, to)))), 1]];
    const low = Math.floor(at);
    return [
      [low, 1 - (at - low)],
      [Math.min(low + 1, from - 1), at - low],
    ];
  };
  return plain([2, height, width, 2], ([n, y, x, c]) =>
    weights(y!, 3, height).reduce(
      (sum, [row, p]) =>
        weights(x!, 4, width).reduce(
          (part, [column, q]) => part + p * q * elementOf(image, [n!, row, column, c!])!,
          sum,
        ),
      0,
    ),
  );
}

const corners = (i: number, from: number, to: number): number =>
  to > 1 ? (i * (from - 1)) / (to - 1) : 0;
const edges = (i: number, from: number, to: number): number => (i * from) / to;
const centres = (i: number, from: number, to: number): number => ((i + 0.5) * from) / to - 0.5;

const resized = (
  op: typeof tf.image.resizeBilinear,
  size: Two,
  alignCorners: boolean,
  halfPixelCenters: boolean,
  nearest: ((at: number) => number) | null,
): ValueCase => ({
  inputs: [image],
  compute: (x) => op(x as tf.Tensor4D, size, alignCorners, halfPixelCenters),
  expected: sampled(...size, alignCorners ? corners : halfPixelCenters ? centres : edges, nearest),
  tolerance: 5e-6,
});
const { resizeBilinear, resizeNearestNeighbor } = tf.image;

valueLaws({
  'resizeBilinear up': resized(resizeBilinear, [6, 7], false, false, null),
  'resizeBilinear down': resized(resizeBilinear, [2, 3], false, false, null),
  'resizeBilinear, corners aligned': resized(resizeBilinear, [5, 7], true, false, null),
  'resizeBilinear, half pixels': resized(resizeBilinear, [6, 8], false, true, null),
  'resizeNearestNeighbor up': resized(resizeNearestNeighbor, [6, 8], false, false, Math.floor),
  'resizeNearestNeighbor down': resized(resizeNearestNeighbor, [2, 3], false, false, Math.floor),
  'resizeNearestNeighbor, half pixels': resized(
    resizeNearestNeighbor,
    [6, 8],
    false,
    true,
    Math.round,
  ),
  'conv2dTranspose, strided': {
    inputs: [eighths([1, 2, 3, 2], 1), eighths([3, 2, 3, 2], 2)],
    compute: (x, w) =>
      tf.conv2dTranspose(x as tf.Tensor4D, w as tf.Tensor4D, [1, 5, 6, 3], 2, 'valid'),
    expected: plain([1, 5, 6, 3], ([, y, x, c]) =>
      indicesOf([2, 3, 2]).reduce((sum, [i, j, k]) => {
        const weight = elementOf(eighths([3, 2, 3, 2], 2), [y! - 2 * i!, x! - 2 * j!, c!, k!]);
        return sum + (weight ?? 0) * elementOf(eighths([1, 2, 3, 2], 1), [0, i!, j!, k!])!;
      }, 0),
    ),
    tolerance: 3e-6,
  },
  batchNorm: {
    inputs: [image, eighths([2], 1), eighths([2], 2), eighths([2], 3)],
    compute: (x, mean, offset, scale) =>
      tf.batchNorm(
        x!,
        mean as tf.Tensor1D,
        tf.tensor1d([0.5, 2]),
        offset as tf.Tensor1D,
        scale as tf.Tensor1D,
        0.001,
      ),
    expected: plain(image.shape, (index) => {
      const c = index[3]!;
      const [mean, offset, scale] = [1, 2, 3].map((salt) => eighths([2], salt).values[c]!);
      return (
        ((elementOf(image, index)! - mean!) / Math.sqrt([0.5, 2][c]! + 0.001)) * scale! + offset!
      );
    }),
    tolerance: 3e-6,
  },
  localResponseNormalization: {
    inputs: [eighths([1, 2, 2, 5], 1)],
    compute: (x) => tf.localResponseNormalization(x as tf.Tensor4D, 1, 1, 0.5, 0.75),
    expected: plain([1, 2, 2, 5], (index) => {
      const x = eighths([1, 2, 2, 5], 1);
      const near = [-1, 0, 1].map((d) => elementOf(x, index.with(3, index[3]! + d)) ?? 0);
      return elementOf(x, index)! * (1 + 0.5 * near.reduce((sum, v) => sum + v * v, 0)) ** -0.75;
    }),
    tolerance: 3e-6,
  },
});
