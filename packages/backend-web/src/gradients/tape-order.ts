import * as tf from '@tensorflow/tfjs-core';
import { constantInputs } from './constant-inputs.js';
import { noDerivative } from './no-derivative.js';

type Tensors = Readonly<Record<string, tf.Tensor>>;

interface TapeNode {
  readonly kernelName: string;
  inputs: Tensors;
  readonly outputs: readonly tf.Tensor[];
  gradient?: (dys: tf.Tensor[]) => unknown;
}

interface Taping {
  addTapeNode(
    kernelName: string,
    inputs: Tensors,
    outputs: readonly tf.Tensor[],
    gradient: unknown,
    saved: readonly tf.Tensor[],
    attrs: unknown,
  ): void;
  readonly state: { readonly activeTape: TapeNode[] };
}

const mark = Symbol.for('@gen/backend-web: tape in order');

/**
 * Makes the tape of tfjs right for derivatives of derivatives; doing it twice is harmless.
 *
 * tfjs tapes the copies of outputs that a kernel keeps before the kernel itself, so that a second
 * derivative loses its way from such a copy back to the kernel, and is silently wrong for `tanh`,
 * `exp`, `softmax` and every other op that keeps its output. Here a kernel moves in front of its copies.
 *
 * Inputs through which nothing flows, such as the indices of `gather`, are left off the tape, and
 * what has no derivative says so when one is asked for.
 */
export function putTapeInOrder(): void {
  const engine = tf.engine() as unknown as Taping & { [mark]?: boolean };
  if (engine[mark]) return;
  engine[mark] = true;
  const add = engine.addTapeNode.bind(engine);
  engine.addTapeNode = (kernelName, inputs, outputs, gradient, saved, attrs) => {
    add(kernelName, flowing(kernelName, inputs), outputs, gradient, saved, attrs);
    const tape = engine.state.activeTape;
    tape[tape.length - 1]!.gradient ??= failing(kernelName);
    if (saved.length > 0) order(tape, saved);
  };
}

const failing = (kernelName: string) => (): never => {
  throw noDerivative(kernelName);
};

function flowing(kernelName: string, inputs: Tensors): Tensors {
  const constant = constantInputs[kernelName];
  if (constant === undefined) return inputs;
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !constant.includes(name)));
}

/** Moves the last node in front of the first copy of its outputs that it keeps. */
function order(tape: TapeNode[], saved: readonly tf.Tensor[]): void {
  const node = tape[tape.length - 1]!;
  const oldest = saved[0]!.id;
  let to = tape.length - 1;
  // Tensors are numbered as they are made: what is older than the first copy was taped before.
  for (let i = to - 1; i >= 0 && tape[i]!.outputs[0]!.id >= oldest; i--) {
    const copy = tape[i]!;
    const source = copy.inputs['x'];
    if (source === undefined || !saved.includes(copy.outputs[0]!)) continue;
    if (node.outputs.some(({ id }) => id === source.id)) to = i;
    else if (source.isDisposed) distrust(copy, node);
  }
  if (to === tape.length - 1) return;
  tape.pop();
  tape.splice(to, 0, node);
}

/**
 * A custom gradient may keep what it computed on the way to its value, past the tape: a second
 * derivative would take that for a constant. Here the way through it ends in an error.
 */
function distrust(copy: TapeNode, { kernelName, inputs }: TapeNode): void {
  copy.inputs = inputs;
  copy.gradient = failing(`a custom gradient in ${kernelName}`);
}
