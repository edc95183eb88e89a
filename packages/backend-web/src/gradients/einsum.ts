import * as tf from '@tensorflow/tfjs-core';

interface EinsumAttrs {
  readonly equation: string;
}

/** The labels of the operands and of the result. */
interface Equation {
  readonly operands: readonly string[];
  readonly result: string;
}

function parsed(equation: string): Equation {
  const [left = '', result = ''] = equation.replace(/\s/g, '').split('->');
  return { operands: left.split(','), result };
}

/**
 * Of a sum of products: the sum of products of dy and the other operand, repeated along what was
 * summed over in this operand alone.
 */
const einsum: tf.GradConfig = {
  kernelName: tf.Einsum,
  saveAllInputs: true,
  gradFunc: (dy, saved, attrs) => {
    const { operands, result } = parsed((attrs as unknown as EinsumAttrs).equation);
    return Object.fromEntries(
      saved.map((operand, i) => [
        i,
        () => {
          const others = saved.map((other, j) => ({ x: other, labels: operands[j]! }));
          const factors = [
            { x: dy as tf.Tensor, labels: result },
            ...others.filter((_, j) => j !== i),
          ];
          return backTo({ x: operand, labels: operands[i]! }, factors);
        },
      ]),
    );
  },
};

interface Labelled {
  readonly x: tf.Tensor;
  readonly labels: string;
}

function backTo({ x, labels }: Labelled, factors: readonly Labelled[]): tf.Tensor {
  const known = new Set(factors.flatMap((factor) => [...factor.labels]));
  const kept = [...labels].filter((label) => known.has(label)).join('');
  const equation = `${factors.map((factor) => factor.labels).join(',')}->${kept}`;
  const y = tf.einsum(equation, ...factors.map((factor) => factor.x));
  const shape = x.shape.map((size, axis) => (known.has(labels[axis]!) ? size : 1));
  const reps = x.shape.map((size, axis) => size / shape[axis]!);
  return tf.tile(tf.reshape(y, shape), reps);
}

/** A sum of products as a product of matrices: what the body of tfjs multiplies out element by element. */
export function einsumByMatMul(operands: readonly tf.Tensor[], equation: string): tf.Tensor {
  const { operands: labels, result } = parsed(equation);
  const [a, b] = operands.map((x, i) => ({ x, labels: labels[i]! }));
  if (b === undefined) return arranged(summed(a!, result), result);
  return product(summed(a!, result + b.labels), summed(b, result + a!.labels), result);
}

/** Sums over the axes whose labels are not among those that are needed. */
function summed({ x, labels }: Labelled, needed: string): Labelled {
  const axes = [...labels].flatMap((label, axis) => (needed.includes(label) ? [] : [axis]));
  if (axes.length === 0) return { x, labels };
  return { x: tf.sum(x, axes), labels: [...labels].filter((l) => needed.includes(l)).join('') };
}

function arranged({ x, labels }: Labelled, order: string): tf.Tensor {
  return labels === order
    ? tf.clone(x)
    : tf.transpose(
        x,
        [...order].map((l) => labels.indexOf(l)),
      );
}

function product(a: Labelled, b: Labelled, result: string): tf.Tensor {
  const shared = [...a.labels].filter((label) => b.labels.includes(label));
  const batch = shared.filter((label) => result.includes(label));
  const inner = shared.filter((label) => !result.includes(label));
  const rows = [...a.labels].filter((label) => !shared.includes(label));
  const columns = [...b.labels].filter((label) => !shared.includes(label));
  const sizeOf = new Map<string, number>();
  for (const { x, labels } of [a, b])
    [...labels].forEach((l, axis) => sizeOf.set(l, x.shape[axis]!));
  const sizes = (labels: readonly string[]): number[] => labels.map((label) => sizeOf.get(label)!);
  const size = (labels: readonly string[]): number => tf.util.sizeFromShape(sizes(labels));
  const matrices = (
    operand: Labelled,
    left: readonly string[],
    right: readonly string[],
  ): tf.Tensor =>
    tf.reshape(arranged(operand, [...batch, ...left, ...right].join('')), [
      size(batch),
      size(left),
      size(right),
    ]);
  const y = tf.matMul(matrices(a, rows, inner), matrices(b, inner, columns));
  const order = [...batch, ...rows, ...columns];
  return arranged({ x: tf.reshape(y, sizes(order)), labels: order.join('') }, result);
}

/** Gradients of sums of products. */
export const einsumGradients: readonly tf.GradConfig[] = [einsum];
