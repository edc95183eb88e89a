import * as tf from '@tensorflow/tfjs-core';
import {
  eighths,
  elementwise,
  indicesBelow,
  plain,
  smallIntegers,
  truths,
  valueLaws,
  type NumberType,
  type PlainTensor,
  type ValueCase,
} from '@gen/test-utils';

const list = (values: readonly number[], dtype: NumberType = 'float32'): PlainTensor => ({
  dtype,
  shape: [values.length],
  values: dtype === 'float32' ? values.map(Math.fround) : values,
});

const { E, PI } = Math;
const ordinary = [-3, -1.5, -1, -0.5, -0.01, 0, 0.01, 0.5, 1, 1.5, 2.5, 3, 7, E, PI];
const extreme = [NaN, Infinity, -Infinity, -0, 1e-8, -1e-8, 90, -90, 1e30, -1e30];

// What the README says is not the same on every engine.
const noNaN = [NaN];
const huge = [1e30, -1e30].map(Math.fround);
// WGSL allows atan2 4096 units in the last place.
const roughOnWebgpu = tf.getBackend() === 'webgpu' ? 5e-4 : 2e-6;

interface Unary {
  readonly op: (x: tf.Tensor) => tf.Tensor;
  readonly f: (x: number) => number;
  readonly tolerance?: number;
  readonly without?: readonly number[];
}

const evenly = (x: number): number => {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
};
const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));
// Abramowitz and Stegun's series, to more than float32.
const erf = (x: number): number => {
  if (Math.abs(x) > 5) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(PI)) * sum;
};
const clip = (low: number, high: number) => (x: number) =>
  Number.isNaN(x) ? x : Math.min(Math.max(x, low), high);

const unary: Readonly<Record<string, Unary>> = {
  abs: { op: tf.abs, f: Math.abs },
  acos: { op: tf.acos, f: Math.acos },
  acosh: { op: tf.acosh, f: Math.acosh },
  asin: { op: tf.asin, f: Math.asin },
  asinh: { op: tf.asinh, f: Math.asinh },
  atan: { op: tf.atan, f: Math.atan },
  atanh: { op: tf.atanh, f: Math.atanh },
  ceil: { op: tf.ceil, f: Math.ceil },
  clipByValue: { op: (x) => tf.clipByValue(x, -1, 2), f: clip(-1, 2), without: noNaN },
  cos: { op: tf.cos, f: Math.cos, without: huge },
  cosh: { op: tf.cosh, f: Math.cosh },
  elu: { op: tf.elu, f: (x) => (x >= 0 ? x : Math.expm1(x)) },
  erf: { op: tf.erf, f: erf },
  exp: { op: tf.exp, f: Math.exp },
  expm1: { op: tf.expm1, f: Math.expm1 },
  floor: { op: tf.floor, f: Math.floor },
  leakyRelu: { op: (x) => tf.leakyRelu(x, 0.1), f: (x) => (x < 0 ? 0.1 * x : x) },
  log: { op: tf.log, f: Math.log },
  log1p: { op: tf.log1p, f: Math.log1p },
  logSigmoid: { op: tf.logSigmoid, f: (x) => -softplus(-x) },
  neg: { op: tf.neg, f: (x) => -x },
  reciprocal: { op: tf.reciprocal, f: (x) => 1 / x },
  relu: { op: tf.relu, f: (x) => (x < 0 ? 0 : x) },
  relu6: { op: tf.relu6, f: clip(0, 6), without: noNaN },
  round: { op: tf.round, f: evenly },
  rsqrt: { op: tf.rsqrt, f: (x) => 1 / Math.sqrt(x) },
  selu: { op: tf.selu, f: (x) => (x >= 0 ? scale * x : scale * alpha * Math.expm1(x)) },
  sigmoid: { op: tf.sigmoid, f: sigmoid },
  sign: { op: tf.sign, f: Math.sign, without: noNaN },
  sin: { op: tf.sin, f: Math.sin, without: huge },
  sinh: { op: tf.sinh, f: Math.sinh },
  softplus: { op: tf.softplus, f: softplus },
  sqrt: { op: tf.sqrt, f: Math.sqrt },
  square: { op: tf.square, f: (x) => x * x },
  step: { op: (x) => tf.step(x, 0.25), f: (x) => (Number.isNaN(x) ? x : x > 0 ? 1 : 0.25) },
  tan: { op: tf.tan, f: Math.tan, without: huge },
  tanh: { op: tf.tanh, f: Math.tanh },
};

const truth: Readonly<Record<string, Unary>> = {
  isFinite: { op: tf.isFinite, f: (x) => Number(Number.isFinite(x)) },
  isInf: { op: tf.isInf, f: (x) => Number(Math.abs(x) === Infinity) },
  isNaN: { op: tf.isNaN, f: (x) => Number(Number.isNaN(x)) },
};

const pick = <T>(table: Readonly<Record<string, T>>, ...names: string[]): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, table[name]!]));

const unaryCases = (
  table: Readonly<Record<string, Unary>>,
  what: string,
  given: PlainTensor,
  dtype?: NumberType,
): Record<string, ValueCase> =>
  Object.fromEntries(
    Object.entries(table).map(([name, { op, f, tolerance = 2e-6, without = [] }]) => {
      const left = given.values.filter((v) => !without.includes(v));
      const x = left.length < given.values.length ? list(left) : given;
      const expected = elementwise((v) => Math.fround(f(v)), [x], dtype);
      return [`${name} of ${what}`, { inputs: [x], compute: op, expected, tolerance }];
    }),
  );

const whole = pick(unary, 'abs', 'neg', 'square', 'sign', 'relu', 'round', 'clipByValue', 'relu6');
const some = pick(unary, 'abs', 'exp', 'leakyRelu', 'clipByValue', 'tanh');

valueLaws({
  ...unaryCases(unary, 'ordinary numbers', list(ordinary)),
  ...unaryCases(unary, 'extreme numbers', list(extreme)),
  ...unaryCases(
    some,
    'nothing',
    plain([0, 3], () => 0),
  ),
  ...unaryCases(
    some,
    'a scalar',
    plain([], () => 0.75),
  ),
  ...unaryCases(some, 'rank 6', eighths([2, 1, 2, 1, 2, 1])),
  ...unaryCases(truth, 'extreme numbers', list(extreme), 'bool'),
  ...unaryCases(whole, 'integers', list([-5, -1, 0, 1, 2, 7, 1000, -1000, 3], 'int32')),
});

interface Binary {
  readonly op: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
  readonly f: (a: number, b: number) => number;
  readonly tolerance?: number;
}

const nan =
  (f: (a: number, b: number) => number) =>
  (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : f(a, b);

const arithmetic: Readonly<Record<string, Binary>> = {
  add: { op: tf.add, f: (a, b) => a + b },
  sub: { op: tf.sub, f: (a, b) => a - b },
  mul: { op: tf.mul, f: (a, b) => a * b },
  maximum: { op: tf.maximum, f: nan(Math.max) },
  minimum: { op: tf.minimum, f: nan(Math.min) },
  squaredDifference: { op: tf.squaredDifference, f: (a, b) => (a - b) ** 2 },
};

const real: Readonly<Record<string, Binary>> = {
  ...arithmetic,
  div: { op: tf.div, f: (a, b) => a / b },
  divNoNan: { op: tf.divNoNan, f: (a, b) => (b === 0 ? 0 : a / b) },
  floorDiv: { op: tf.floorDiv, f: (a, b) => Math.floor(a / b) },
  mod: { op: tf.mod, f: (a, b) => a - Math.floor(a / b) * b },
  atan2: { op: tf.atan2, f: Math.atan2, tolerance: roughOnWebgpu },
  pow: { op: tf.pow, f: (a, b) => a ** b, tolerance: 2e-5 },
  prelu: { op: tf.prelu, f: (a, b) => (a < 0 ? a * b : a) },
};

const comparisons: Readonly<Record<string, Binary>> = {
  equal: { op: tf.equal, f: (a, b) => Number(a === b) },
  notEqual: { op: tf.notEqual, f: (a, b) => Number(a !== b) },
  greater: { op: tf.greater, f: (a, b) => Number(a > b) },
  greaterEqual: { op: tf.greaterEqual, f: (a, b) => Number(a >= b) },
  less: { op: tf.less, f: (a, b) => Number(a < b) },
  lessEqual: { op: tf.lessEqual, f: (a, b) => Number(a <= b) },
};

const logic: Readonly<Record<string, Binary>> = {
  logicalAnd: { op: tf.logicalAnd, f: (a, b) => a & b },
  logicalOr: { op: tf.logicalOr, f: (a, b) => a | b },
  logicalXor: { op: tf.logicalXor, f: (a, b) => a ^ b },
};

const integral: Readonly<Record<string, Binary>> = {
  ...arithmetic,
  floorDiv: real['floorDiv']!,
  mod: real['mod']!,
};

const ofPositive = ['div', 'floorDiv', 'mod', 'atan2'];
const unlimited = Object.keys(arithmetic).concat('divNoNan', 'prelu');

type Shapes = readonly (readonly [readonly number[], readonly number[]])[];

const few: Shapes = [
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [
    [7, 5],
    [7, 5],
  ],
];

const many: Shapes = [
  [[], []],
  [[5], []],
  [[], [5]],
  [[1], [5]],
  [[3], [2, 3]],
  [
    [2, 3],
    [2, 1],
  ],
  [
    [4, 1, 3],
    [2, 1],
  ],
  [
    [0, 3],
    [1, 3],
  ],
  [[2, 0], []],
  [
    [2, 1, 3, 1, 2],
    [3, 3, 2],
  ],
  [
    [2, 1, 2, 1, 2, 1],
    [1, 3, 1, 2, 1, 3],
  ],
  [[2, 3, 1, 2, 2, 1], [2]],
];

type Make = (shape: readonly number[], salt: number) => PlainTensor;

const positive =
  (make: Make, least: number): Make =>
  (shape, salt) => {
    const x = make(shape, salt);
    return { ...x, values: x.values.map((v) => Math.abs(v) + least) };
  };
const exponents: Make = (shape, salt) => indicesBelow(4, shape, salt);

const binaryCases = (
  table: Readonly<Record<string, Binary>>,
  shapes: Shapes,
  [makeA, makeB = makeA]: readonly [Make, Make?],
  dtype?: NumberType,
): Record<string, ValueCase> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, { op, f, tolerance = 2e-6 }]) =>
      shapes.map(([left, right]): [string, ValueCase] => {
        const inputs = [makeA(left, 1), makeB(right, 2)];
        const expected = elementwise(f, inputs, dtype);
        return [
          `${name} of ${inputs[0]!.dtype} [${left}] and [${right}]`,
          { inputs, compute: (a, b) => op(a!, b!), expected, tolerance },
        ];
      }),
    ),
  );

const pairs = (values: readonly number[]): PlainTensor[] => [
  list(values.flatMap((v) => values.map(() => v))),
  list(values.flatMap(() => values)),
];

const extremeCases = (
  table: Readonly<Record<string, Binary>>,
  values: readonly number[],
  dtype?: NumberType,
): Record<string, ValueCase> => {
  const inputs = pairs(values);
  return Object.fromEntries(
    Object.entries(table).map(([name, { op, f, tolerance = 2e-6 }]) => {
      const expected = elementwise((a, b) => Math.fround(f(a, b)), inputs, dtype);
      return [
        `${name} of extreme numbers, ${values}`,
        { inputs, compute: (a: tf.Tensor, b: tf.Tensor) => op(a, b), expected, tolerance },
      ];
    }),
  );
};

const infinite = [Infinity, -Infinity, 0, 1, -2.5, 3];
const passOnNaN = pick(real, 'add', 'sub', 'mul', 'div', 'squaredDifference');
const equals = pick(comparisons, 'equal', 'notEqual');
const halves = positive(eighths, 0.125);
const wholes = positive(smallIntegers, 1);

valueLaws({
  ...binaryCases(pick(real, ...unlimited), few, [eighths]),
  ...binaryCases(pick(real, ...ofPositive), few, [eighths, halves]),
  ...binaryCases(pick(real, 'pow'), few, [halves, eighths]),
  ...binaryCases(pick(real, 'sub', 'prelu', 'divNoNan'), many, [eighths]),
  ...binaryCases(integral, few, [smallIntegers, wholes]),
  ...binaryCases(pick(integral, 'maximum', 'floorDiv'), many, [smallIntegers, wholes]),
  ...binaryCases(pick(real, 'pow'), few, [smallIntegers, exponents]),
  ...binaryCases(pick(real, 'pow'), many, [smallIntegers, exponents]),
  ...binaryCases(comparisons, few, [eighths], 'bool'),
  ...binaryCases(pick(comparisons, 'greater'), many, [eighths], 'bool'),
  ...binaryCases(comparisons, few, [smallIntegers], 'bool'),
  ...binaryCases(equals, few, [truths], 'bool'),
  ...binaryCases(logic, few, [truths], 'bool'),
  ...binaryCases(pick(logic, 'logicalAnd'), many, [truths], 'bool'),
  ...extremeCases(pick(real, ...Object.keys(arithmetic), 'div', 'divNoNan'), infinite),
  ...extremeCases(passOnNaN, [NaN, Infinity, -1, 0]),
  ...extremeCases(comparisons, [NaN, Infinity, -Infinity, 0, -0, 3], 'bool'),
  'squares of negative numbers': {
    inputs: [eighths([7])],
    compute: (x) => tf.pow(x, 2),
    expected: elementwise((v) => v * v, [eighths([7])]),
    tolerance: 3e-6,
  },
});
