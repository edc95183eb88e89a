import * as tf from '@tensorflow/tfjs-core';
import type { Binding } from '../backend.js';
import type { ProgramBuilder } from './program-builder.js';
import { NotPointwiseError, numbersOf, sizeOf, valueOf, type Symbolic } from './symbol.js';

/** What an op of TensorFlow is in a program. */
type SymbolicOp = (on: On, inputs: readonly Symbolic[]) => Symbolic;

/** What a program is written with. */
export interface On {
  readonly program: ProgramBuilder;
  readonly binding: Pick<Binding, 'TF_FLOAT' | 'TF_BOOL'>;
}

/** An op of each number by itself; those it takes fill the shape that they broadcast to, or are one. */
const ofEach =
  (name: string, isTruth: boolean): SymbolicOp =>
  ({ program, binding }, inputs) => {
    const values = inputs.map(valueOf);
    const shape = values.reduce<number[]>(
      (sum, each) => tf.broadcast_util.assertAndGetBroadcastShape(sum, [...each.shape]),
      [],
    );
    for (const each of values) {
      const size = sizeOf(each.shape);
      if (size !== 1 && size !== sizeOf(shape)) throw new NotPointwiseError('rows that repeat');
    }
    const place = program.run(name, ...values.map((each) => each.place));
    return { kind: 'value', place, shape, dtype: isTruth ? binding.TF_BOOL : binding.TF_FLOAT };
  };

/** The same numbers in another shape, or one number in a shape that it fills. */
function inShape(x: Symbolic | undefined, shape: readonly number[]): Symbolic {
  const value = valueOf(x);
  const size = sizeOf(value.shape);
  if (size !== 1 && size !== sizeOf(shape)) throw new NotPointwiseError('rows that repeat');
  return { ...value, shape };
}

/** One number in the shape of another tensor. */
const filled =
  (value: number): SymbolicOp =>
  ({ program, binding }, [x]) => {
    const dtype = binding.TF_FLOAT;
    return { kind: 'value', place: program.number(value), shape: valueOf(x).shape, dtype };
  };

const named = (names: readonly string[], isTruth: boolean): Record<string, SymbolicOp> =>
  Object.fromEntries(names.map((name) => [name, ofEach(name, isTruth)]));

const numbers = [
  ...['Abs', 'Ceil', 'Exp', 'Expm1', 'Floor', 'Log', 'Log1p', 'Neg', 'Reciprocal', 'Relu'],
  ...['Rsqrt', 'Sigmoid', 'Sign', 'Softplus', 'Sqrt', 'Square'],
  ...['AddV2', 'Maximum', 'Minimum', 'Mul', 'RealDiv', 'SquaredDifference', 'Sub', 'SelectV2'],
];
const truths = [
  ...['Equal', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'NotEqual'],
  ...['IsFinite', 'IsInf', 'IsNan', 'LogicalAnd', 'LogicalNot', 'LogicalOr'],
];

/** Ops of TensorFlow that programs have, and those that change a shape alone. */
export const symbolicOps: Readonly<Record<string, SymbolicOp>> = {
  ...named(numbers, false),
  ...named(truths, true),
  Add: ofEach('AddV2', false),
  Div: ofEach('RealDiv', false),
  Select: ofEach('SelectV2', false),
  BroadcastTo: (_, [x, shape]) => inShape(x, numbersOf(shape)),
  Cast: ({ binding }, [x]) => ({ ...valueOf(x), dtype: binding.TF_FLOAT }),
  Fill: (_, [shape, value]) => inShape(value, numbersOf(shape)),
  OnesLike: filled(1),
  Reshape: (_, [x, shape]) => inShape(x, numbersOf(shape)),
  Tile: (_, [x, times]) => {
    const counts = numbersOf(times);
    return inShape(
      x,
      valueOf(x).shape.map((size, i) => size * counts[i]!),
    );
  },
  ZerosLike: filled(0),
};
