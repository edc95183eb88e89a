import * as tf from '@tensorflow/tfjs-core';
import {
  eighths,
  elementOf,
  indicesOf,
  plain,
  reduce,
  smallIntegers,
  truths,
  valueLaws,
  type NumberType,
  type PlainTensor,
  type ValueCase,
} from '@gen/test-utils';

type Axes = number | number[] | undefined;

interface Reduction {
  readonly op: (x: tf.Tensor, axes: Axes, keepDims: boolean) => tf.Tensor;
  readonly f: (values: readonly number[]) => number;
  readonly dtype?: NumberType;
  readonly tolerance?: number;
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const logSumExp = (values: readonly number[]): number => Math.log(total(values.map(Math.exp)));

const numeric: Readonly<Record<string, Reduction>> = {
  sum: { op: tf.sum, f: total },
  prod: { op: tf.prod, f: (values) => values.reduce((a, b) => a * b, 1) },
  max: { op: tf.max, f: (values) => Math.max(...values) },
  min: { op: tf.min, f: (values) => Math.min(...values) },
};

const real: Readonly<Record<string, Reduction>> = {
  ...numeric,
  mean: { op: tf.mean, f: (values) => total(values) / values.length },
  logSumExp: { op: tf.logSumExp, f: logSumExp },
  norm: {
    op: (x, axes, keepDims) => tf.norm(x, 'euclidean', axes, keepDims),
    f: (values) => Math.hypot(...values),
  },
  variance: {
    op: (x, axes, keepDims) => tf.moments(x, axes, keepDims).variance,
    f: (values) => {
      const mean = total(values) / values.length;
      return total(values.map((v) => (v - mean) ** 2)) / values.length;
    },
  },
};

const logical: Readonly<Record<string, Reduction>> = {
  any: { op: tf.any, f: (values) => Math.max(0, ...values) },
  all: { op: tf.all, f: (values) => Math.min(1, ...values) },
};

interface Place {
  readonly shape: readonly number[];
  readonly axes?: number | number[];
  readonly keepDims?: boolean;
}

const every: readonly Place[] = [
  { shape: [5] },
  { shape: [3, 7], axes: -1 },
  { shape: [3, 7], axes: 0, keepDims: true },
  { shape: [2, 3, 4], axes: [0, -1] },
];

const many: readonly Place[] = [
  { shape: [] },
  { shape: [1] },
  { shape: [1, 1], axes: 1 },
  { shape: [3, 7], axes: 1 },
  { shape: [3, 7], keepDims: true },
  { shape: [2, 3, 4], axes: 1 },
  { shape: [2, 3, 4], axes: [-1, -2], keepDims: true },
  { shape: [2, 1, 3, 2], axes: [1, 3] },
  { shape: [2, 1, 3, 2, 1, 2], axes: [0, 2, -1] },
  { shape: [0, 3], axes: 1 },
  { shape: [2, 0, 3], axes: 0 },
  { shape: [300] },
  { shape: [130, 3], axes: 0 },
];

const nothing: readonly Place[] = [{ shape: [0] }, { shape: [2, 0], axes: 1 }];

function reductionCases(
  table: Readonly<Record<string, Reduction>>,
  places: readonly Place[],
  make: (shape: readonly number[]) => PlainTensor,
): Record<string, ValueCase> {
  const rows = Object.entries(table).flatMap(([name, { op, f, dtype, tolerance = 3e-6 }]) =>
    places.map(({ shape, axes, keepDims = false }): [string, ValueCase] => {
      const x = make(shape);
      const expected = reduce(f, x, {
        ...(axes === undefined ? {} : { axes: [axes].flat() }),
        ...(dtype === undefined ? {} : { dtype }),
        keepDims,
      });
      const along = axes === undefined ? 'all axes' : `axes ${axes}`;
      return [
        `${name} of ${x.dtype} [${shape}] over ${along}${keepDims ? ', kept' : ''}`,
        { inputs: [x], compute: (t) => op(t, axes, keepDims), expected, tolerance },
      ];
    }),
  );
  return Object.fromEntries(rows);
}

const pick = <T>(table: Readonly<Record<string, T>>, ...names: string[]): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, table[name]!]));

const small = (shape: readonly number[]): PlainTensor => {
  const x = eighths(shape, 3);
  return shape.reduce((a, b) => a * b, 1) > 30
    ? { ...x, values: x.values.map((v) => Math.sign(v) || 1) }
    : x;
};

const first = (better: (a: number, b: number) => boolean) => (values: readonly number[]) =>
  values.reduce((best, v, i) => (better(v, values[best]!) ? i : best), 0);

const args: Readonly<Record<string, Reduction>> = {
  argMax: {
    op: (x, axis) => tf.argMax(x, axis as number),
    f: first((a, b) => a > b),
    dtype: 'int32',
  },
  argMin: {
    op: (x, axis) => tf.argMin(x, axis as number),
    f: first((a, b) => a < b),
    dtype: 'int32',
  },
};

valueLaws({
  ...reductionCases(real, every, small),
  ...reductionCases(pick(real, 'sum', 'max', 'mean'), many, small),
  ...reductionCases(pick(real, 'prod', 'min'), many.slice(0, 4), small),
  ...reductionCases(pick(numeric, 'sum', 'prod', 'max', 'min'), every, smallIntegers),
  ...reductionCases(logical, every, truths),
  ...reductionCases(pick(logical, 'any'), many, truths),
  ...reductionCases(pick(real, 'sum', 'prod', 'max', 'min'), nothing, eighths),
  ...reductionCases(logical, nothing, truths),
  ...reductionCases(
    args,
    [
      { shape: [5], axes: 0 },
      { shape: [3, 7], axes: -1 },
      { shape: [3, 7], axes: 0 },
      { shape: [2, 3, 4], axes: 1 },
      { shape: [2, 300], axes: 1 },
      { shape: [2, 1, 3, 2, 2, 2], axes: -2 },
      { shape: [1], axes: 0 },
    ],
    eighths,
  ),
  ...reductionCases(args, [{ shape: [3, 7], axes: -1 }], smallIntegers),
  'sum of bool counts': {
    inputs: [truths([3, 5])],
    compute: (x) => tf.sum(x, 1),
    expected: reduce(total, truths([3, 5]), { axes: [1], dtype: 'int32' }),
  },
  'mean of int32 is real': {
    inputs: [smallIntegers([3, 5])],
    compute: (x) => tf.mean(x, 1),
    expected: reduce((v) => total(v) / v.length, smallIntegers([3, 5]), {
      axes: [1],
      dtype: 'float32',
    }),
  },
  'argMax of equals is the first': {
    inputs: [plain([2, 9], ([, j]) => (j! % 4 === 2 ? 5 : 1))],
    compute: (x) => tf.argMax(x, 1),
    expected: plain([2], () => 2, 'int32'),
  },
  'argMin of equals is the first': {
    inputs: [plain([2, 9], ([, j]) => (j! % 4 === 2 ? -5 : 1))],
    compute: (x) => tf.argMin(x, 1),
    expected: plain([2], () => 2, 'int32'),
  },
  'max of infinities': {
    inputs: [plain([2, 3], ([i, j]) => (i === 0 ? -Infinity : j === 1 ? Infinity : 0))],
    compute: (x) => tf.max(x, 1),
    expected: plain([2], ([i]) => (i === 0 ? -Infinity : Infinity)),
  },
  'sum of infinities and NaN': {
    inputs: [plain([3, 2], ([i, j]) => (j === 0 ? 1 : [Infinity, -Infinity, NaN][i!]!))],
    compute: (x) => tf.sum(x, 1),
    expected: plain([3], ([i]) => [Infinity, -Infinity, NaN][i!]!),
  },
});

interface Scan {
  readonly shape: readonly number[];
  readonly axis: number;
  readonly exclusive?: boolean;
  readonly reverse?: boolean;
}

const scans: readonly Scan[] = [
  { shape: [7], axis: 0 },
  { shape: [7], axis: -1, exclusive: true },
  { shape: [3, 5], axis: 0, reverse: true },
  { shape: [3, 5], axis: 1, exclusive: true, reverse: true },
  { shape: [2, 3, 4], axis: 1 },
  { shape: [2, 3, 4], axis: -3, exclusive: true },
  { shape: [2, 2, 1, 3, 2], axis: 3, reverse: true },
  { shape: [1, 4], axis: 0 },
  { shape: [0, 4], axis: 1 },
  { shape: [], axis: 0 },
];

function scanned(
  f: (values: readonly number[]) => number,
  x: PlainTensor,
  { axis: counted, exclusive = false, reverse = false }: Scan,
): PlainTensor {
  const axis = counted < 0 ? counted + x.shape.length : counted;
  if (x.shape.length === 0) return exclusive ? plain([], () => f([])) : x;
  return plain(
    x.shape,
    (index) => {
      const here = index[axis]!;
      const taken = Array.from({ length: x.shape[axis]! }, (_, i) => i).filter((i) =>
        i === here ? !exclusive : reverse ? i > here : i < here,
      );
      return f(taken.map((i) => elementOf(x, index.with(axis, i))!));
    },
    x.dtype,
  );
}

const scanCases = (
  name: string,
  op: typeof tf.cumsum,
  f: (values: readonly number[]) => number,
  make: (shape: readonly number[]) => PlainTensor,
): Record<string, ValueCase> =>
  Object.fromEntries(
    scans
      .filter(({ shape }) => shape.length > 0)
      .map((scan): [string, ValueCase] => {
        const x = make(scan.shape);
        const { shape, axis, exclusive = false, reverse = false } = scan;
        return [
          `${name} of ${x.dtype} [${shape}] along ${axis}${exclusive ? ', exclusive' : ''}${reverse ? ', reverse' : ''}`,
          {
            inputs: [x],
            compute: (t) => op(t, axis, exclusive, reverse),
            expected: scanned(f, x, scan),
            tolerance: 3e-6,
          },
        ];
      }),
  );

valueLaws({
  ...scanCases('cumsum', tf.cumsum, total, eighths),
  ...scanCases('cumsum', tf.cumsum, total, smallIntegers),
  ...scanCases('cumprod', tf.cumprod, numeric['prod']!.f, eighths),
  ...scanCases('cumprod', tf.cumprod, numeric['prod']!.f, smallIntegers),
});

const x = eighths([2, 3, 5], 4);
const alongLast = (f: (row: number[], i: number) => number): PlainTensor =>
  plain(x.shape, ([i, j, k]) =>
    f(
      indicesOf([5]).map(([at]) => elementOf(x, [i!, j!, at!])!),
      k!,
    ),
  );

valueLaws({
  'softmax over the last axis': {
    inputs: [x],
    compute: (t) => tf.softmax(t),
    expected: alongLast((row, k) => Math.exp(row[k]! - logSumExp(row))),
  },
  'logSoftmax over the last axis': {
    inputs: [x],
    compute: (t) => tf.logSoftmax(t),
    expected: alongLast((row, k) => row[k]! - logSumExp(row)),
    tolerance: 3e-6,
  },
  'softmax of large numbers': {
    inputs: [plain([1, 3], ([, j]) => [1000, 1000, -1000][j!]!)],
    compute: (t) => tf.softmax(t),
    expected: plain([1, 3], ([, j]) => [0.5, 0.5, 0][j!]!),
  },
  'logSumExp of large numbers': {
    inputs: [plain([1, 3], ([, j]) => [1000, 1000, -1000][j!]!)],
    compute: (t) => tf.logSumExp(t, 1),
    expected: plain([1], () => 1000 + Math.LN2),
  },
});
