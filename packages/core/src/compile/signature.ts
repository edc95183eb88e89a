import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../input-error.js';
import { Key } from '../random/key.js';
import { isLeaf, isTensor, visitTree } from './leaves.js';

/** Arguments of a call, taken apart. */
export interface Call {
  /** Says which recording the call needs: shapes, types, and what is constant. */
  readonly signature: string;
  /** The tensors that are not variables. */
  readonly tensors: readonly Tensor[];
  /** The keys. */
  readonly keys: readonly Key[];
}

/**
 * Takes arguments apart.
 *
 * @throws InputError where one is disposed, or is neither tensor nor key and not said to be constant.
 */
export function callOf(name: string, args: readonly unknown[], constants: readonly number[]): Call {
  const tensors: Tensor[] = [];
  const keys: Key[] = [];
  let signature = '';
  args.forEach((arg, i) => {
    const isConstant = constants.includes(i);
    visitTree(
      arg,
      (value, path) => {
        signature += `${path}:${partOf(name, value, path, isConstant)};`;
        if (value instanceof Key) keys.push(value);
        else if (isTensor(value) && !(value instanceof tf.Variable)) tensors.push(value);
      },
      `${i}`,
    );
  });
  return { signature, tensors, keys };
}

function partOf(name: string, value: unknown, path: string, isConstant: boolean): string {
  if (value instanceof Key) return 'key';
  if (isTensor(value)) {
    if (value.isDisposed) throw disposed(name, path, value);
    const kind = value instanceof tf.Variable ? `variable ${value.name} ` : '';
    return `${kind}${value.dtype}[${value.shape}]`;
  }
  if (value === undefined || value === null) return `${value}`;
  if (!isConstant) throw notDeclared(name, path, value);
  const isObject = typeof value === 'object' || typeof value === 'function';
  return isObject || typeof value === 'symbol'
    ? `#${numberOf(value)}`
    : JSON.stringify([`${value}`]);
}

// Objects are told apart by a number of their own.
const numbers = new WeakMap<object, number>();
let count = 0;
function numberOf(value: object | symbol): number {
  let number = numbers.get(value as object);
  if (number === undefined) numbers.set(value as object, (number = ++count));
  return number;
}

const disposed = (name: string, path: string, { shape, dtype }: Tensor): InputError =>
  new InputError({
    callee: name,
    argument: path,
    expected: 'a tensor that exists',
    got: `one of ${dtype} and shape [${shape}] that has been disposed`,
  });

const notDeclared = (name: string, path: string, value: unknown): InputError =>
  new InputError({
    callee: name,
    argument: path,
    expected: 'tensors and keys, alone or in arrays and objects',
    got: isLeaf(value) || typeof value === 'object' ? 'an object of a class' : `${String(value)}`,
    remedy:
      'What changes from call to call is a tensor; what does not is named in `constantArguments`.',
  });
