import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { toTensor, type HostTensors } from '@gen/core/train';

const HEAD = 'parameters.';

/** The inputs that are parameters, without the head of their names. */
export const parametersOf = (inputs: HostTensors): HostTensors =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([name]) => name.startsWith(HEAD))
      .map(([name, tensor]) => [name.slice(HEAD.length), tensor]),
  );

/** One input as a tensor. */
export function tensorOf<T extends Tensor>(inputs: HostTensors, name: string): T {
  const tensor = inputs[name];
  if (tensor === undefined) throw new Error(`The case has no input ${name}.`);
  return toTensor(tensor) as T;
}

/** A variable for every parameter, as it is laid out in the inputs unless `arrange` turns it. */
export const variablesOf = (
  inputs: HostTensors,
  arrange: (tensor: Tensor, name: string) => Tensor = (tensor) => tf.clone(tensor),
): Record<string, Variable> =>
  tf.tidy(() => {
    const entries = Object.entries(parametersOf(inputs)).map(([name, tensor]) => {
      return [name, tf.variable(arrange(toTensor(tensor), name))] as const;
    });
    return Object.fromEntries(entries);
  });

/** Number of elements of all of them. */
export const countOf = (variables: Readonly<Record<string, Tensor>>): number =>
  Object.values(variables).reduce((count, { size }) => count + size, 0);

/** Waits until a tensor is computed, by reading one element. */
export async function settle(tensor: Tensor): Promise<void> {
  const one = tf.tidy(() => tf.slice(tf.reshape(tensor, [-1]), [0], [1]));
  await one.data();
  one.dispose();
}

/** The mean magnitude and a few elements of a tensor: enough to tell it from another. */
export async function fingerprint(tensor: Tensor): Promise<number[]> {
  const data = await tensor.data<'float32'>();
  const magnitude = data.reduce((sum, value) => sum + Math.abs(value), 0) / data.length;
  const places = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => Math.floor((i * (data.length - 1)) / 7));
  return [magnitude, ...places.map((place) => data[place]!)];
}

/** Mean magnitudes by the order of names: the same for every layout of a tensor. */
export async function magnitudes(tensors: Readonly<Record<string, Tensor>>): Promise<number[]> {
  const all: number[] = [];
  for (const name of Object.keys(tensors).sort()) {
    all.push((await fingerprint(tensors[name]!))[0]!);
  }
  return all;
}
