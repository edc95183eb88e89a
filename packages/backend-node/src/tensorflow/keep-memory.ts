import type { Binding } from './backend.js';

/** A little below the most that the C library of Linux lets this depend on, 2²⁵ bytes. */
const ELEMENTS = 8_000_000;

/**
 * Takes memory for one large tensor, and gives it back. From then on the C library of Linux keeps up to
 * twice as much for the next tensors, in place of returning to the system what is free after each op,
 * to have it cleared and mapped anew: a step of Adam on 10⁶ parameters takes a quarter less time.
 */
export function keepMemory(binding: Binding): void {
  const type = (name: string, value: number) => ({ name, type: binding.TF_ATTR_TYPE, value });
  const attributes = [type('T', binding.TF_FLOAT), type('index_type', binding.TF_INT32)];
  const shape = binding.createTensor([1], binding.TF_INT32, Int32Array.of(ELEMENTS));
  const value = binding.createTensor([], binding.TF_FLOAT, Float32Array.of(0));
  const [large] = binding.executeOp('Fill', attributes, [shape, value], 1);
  for (const id of [shape, value, large!.id]) binding.deleteTensor(id);
}
