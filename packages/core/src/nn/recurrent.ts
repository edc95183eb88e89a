import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkShape } from '../check-shape.js';
import { scan } from '../compile/scan.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import { checkSequences } from './conv-geometry.js';
import type { FunctionalLayer, ParameterValues } from './functional-layer.js';
import { pytorchDefault, type Fans, type Initializer } from './initializers.js';
import { disposeVariables } from './layer-of.js';

/** What is carried from one time to the next: the hidden state first. */
export type Carry = readonly Tensor[];

/** Options of `gru` and `lstm`. */
export interface RecurrentOptions {
  /** Size of the last axis of what comes in. */
  readonly inputs: number;
  /** Size of the hidden state, and so of the last axis of what goes out. */
  readonly features: number;
  /** Key of the initial values. */
  readonly key: Key;
  /** Number of layers, each of which reads the outputs of the one before. */
  readonly layers?: number;
  /** Whether biases are added. */
  readonly bias?: boolean;
  /** Makes the initial weights of inputs; uniform within ±1 / √features where it is left out. */
  readonly weightInitializer?: Initializer;
  /** Makes the initial weights of hidden states; uniform within ±1 / √features where it is left out. */
  readonly recurrentInitializer?: Initializer;
  /** Makes the initial biases; uniform within ±1 / √features where it is left out. */
  readonly biasInitializer?: Initializer;
}

/** Tensors that are carried from one time to the next, each `[layers, batch, features]`. */
export type RecurrentState<Names extends string> = Readonly<Record<Names, Tensor>>;

/** What going through sequences gives. */
export interface RecurrentRun<Names extends string> {
  /** The hidden states of the last layer at all times, `[batch, time, features]`. */
  readonly outputs: Tensor;
  /** The state after the last time. */
  readonly state: RecurrentState<Names>;
}

/** What going one time on gives. */
export interface RecurrentStep<Names extends string> {
  /** The hidden state of the last layer, `[batch, features]`. */
  readonly output: Tensor;
  /** The next state. */
  readonly state: RecurrentState<Names>;
}

/** A layer over sequences that carries a state from one time to the next. */
export interface RecurrentLayer<Names extends string> extends FunctionalLayer {
  /** Goes through sequences `[batch, time, inputs]` from a state, zeros where it is left out. */
  run(x: Tensor, state?: RecurrentState<Names>): RecurrentRun<Names>;
  /**
   * Goes one time on, for sampling, from inputs `[batch, inputs]` and a state. Shapes are the same at all
   * times.
   */
  step(x: Tensor, state: RecurrentState<Names>): RecurrentStep<Names>;
  /** The state before the first time: zeros. The caller owns them. */
  initialState(batch: number): RecurrentState<Names>;
}

/** The parameters of one layer. */
export interface CellParameters {
  /** Weights of inputs, `[gates · features, inputs]`. */
  readonly inputWeight: Tensor;
  /** Weights of the hidden state, `[gates · features, features]`. */
  readonly hiddenWeight: Tensor;
  /** Bias of inputs, `[gates · features]`. */
  readonly inputBias?: Tensor | undefined;
  /** Bias of the hidden state, `[gates · features]`. */
  readonly hiddenBias?: Tensor | undefined;
}

/** What tells recurrent layers apart. */
export interface Cell<Names extends string> {
  /** The public function. */
  readonly callee: string;
  /** Number of gates, the candidate counted. */
  readonly gates: number;
  /** What is carried, the hidden state first. */
  readonly names: readonly [Names, ...Names[]];
  /** What the gates read of inputs `[..., inputs]`, for all times at once. */
  readonly project: (x: Tensor, parameters: CellParameters) => Tensor;
  /** What is carried on from what is carried and what the gates read of the inputs. */
  readonly next: (carry: Carry, projected: Tensor, parameters: CellParameters) => Carry;
}

/** A recurrent layer of cells of a kind. */
export function recurrentLayer<Names extends string>(
  { callee, gates, names, project, next }: Cell<Names>,
  options: RecurrentOptions,
): RecurrentLayer<Names> {
  const { inputs, features, layers = 1 } = options;
  checkCount(callee, 'inputs', inputs);
  checkCount(callee, 'features', features);
  checkCount(callee, 'layers', layers);
  const depths = Array.from({ length: layers }, (_, layer) => layer);
  const parameters = tf.tidy(() => recurrentVariables(gates, options));

  const initialState = (batch: number): RecurrentState<Names> => {
    checkCount(`${callee}.initialState`, 'batch', batch);
    return stateOf(() => tf.zeros([layers, batch, features]));
  };
  const stateOf = (make: (i: number) => Tensor): RecurrentState<Names> =>
    Object.fromEntries(names.map((name, i) => [name, make(i)])) as RecurrentState<Names>;

  /** Goes through the layers, each from its part of the state; gives the last outputs and the state. */
  function through(
    state: RecurrentState<Names>,
    x: Tensor,
    go: (layer: number, carry: Carry, x: Tensor) => { carry: Carry; y: Tensor },
  ): { y: Tensor; state: RecurrentState<Names> } {
    const parts = names.map((name) => apart(state[name]));
    let y = x;
    const carries = depths.map((layer) => {
      const gone = go(layer, parts.map((part) => part[layer]!), y); // prettier-ignore
      y = gone.y;
      return gone.carry;
    });
    return { y, state: stateOf((i) => together(carries.map((carry) => carry[i]!))) };
  }

  const runWith = (values: ParameterValues, x: Tensor, state?: RecurrentState<Names>) => {
    checkSequences(`${callee}.apply`, x.shape, inputs);
    if (state) checkState(`${callee}.run`, state, [layers, x.shape[0]!, features]);
    return tf.tidy(() => {
      const start = state ?? initialState(x.shape[0]!);
      const gone = through(start, tf.transpose(x, [1, 0, 2]), (layer, carry, xs) => {
        const own = cellParameters(values, layer);
        const read = project(xs, own); // [time, batch, gates · features]
        const turn = (from: Carry, at: Tensor): [Carry, Tensor] => {
          const following = next(from, at, own);
          return [following, following[0]!];
        };
        const [last, hidden] = scan<Carry, Tensor, Tensor>(turn, carry, read);
        return { carry: last, y: hidden };
      });
      return { outputs: tf.transpose(gone.y, [1, 0, 2]), state: gone.state };
    });
  };

  const applyWith = (values: ParameterValues, x: Tensor): Tensor =>
    tf.tidy(() => runWith(values, x).outputs);

  return {
    parameters: () => parameters,
    apply: (x) => applyWith(parameters, x),
    applyWith,
    run: (x, state) => runWith(parameters, x, state),
    step: (x, state) => {
      checkShape(`${callee}.step`, 'x', x.shape, [x.shape[0]!, inputs]);
      checkState(`${callee}.step`, state, [layers, x.shape[0]!, features]);
      return tf.tidy(() => {
        const gone = through(state, x, (layer, carry, at) => {
          const own = cellParameters(parameters, layer);
          const following = next(carry, project(at, own), own);
          return { carry: following, y: following[0]! };
        });
        return { output: gone.y, state: gone.state };
      });
    },
    initialState,
    dispose: () => disposeVariables(parameters),
  };

  function checkState(at: string, state: RecurrentState<Names>, shape: Shape): void {
    for (const name of names) checkShape(at, `state.${name}`, state[name].shape, shape);
  }
}

/** The tensors of a stack; what there is one of is reshaped, which costs nothing. */
const apart = (stack: Tensor): Tensor[] =>
  stack.shape[0] === 1 ? [tf.squeeze(stack, [0])] : tf.unstack(stack);

const together = (tensors: readonly Tensor[]): Tensor =>
  tensors.length === 1 ? tf.expandDims(tensors[0]!, 0) : tf.stack([...tensors]);

/** The variables of all layers under PyTorch's names. */
function recurrentVariables(
  gates: number,
  {
    inputs,
    features,
    key,
    layers = 1,
    bias = true,
    weightInitializer,
    recurrentInitializer,
    biasInitializer,
  }: RecurrentOptions,
): Readonly<Record<string, Variable>> {
  const rows = gates * features;
  const hidden = { fanIn: features, fanOut: features };
  const variables = split(key, layers).flatMap((layerKey, layer) => {
    const reads = layer === 0 ? inputs : features;
    const own = { fanIn: reads, fanOut: features };
    const keys = split(layerKey, 4);
    const made: [string, Initializer | undefined, Shape, Fans][] = [
      ['weight_ih', weightInitializer, [rows, reads], own],
      ['weight_hh', recurrentInitializer, [rows, features], hidden],
      ['bias_ih', biasInitializer, [rows], own],
      ['bias_hh', biasInitializer, [rows], hidden],
    ];
    return made.slice(0, bias ? 4 : 2).map(([name, initializer, shape, fans], i) => {
      const value = initializer
        ? initializer(keys[i]!, shape, fans)
        : pytorchDefault(keys[i]!, shape, hidden);
      return [`${name}_l${layer}`, tf.variable(value)] as const;
    });
  });
  return Object.fromEntries(variables);
}

const cellParameters = (values: ParameterValues, layer: number): CellParameters => ({
  inputWeight: values[`weight_ih_l${layer}`]!,
  hiddenWeight: values[`weight_hh_l${layer}`]!,
  inputBias: values[`bias_ih_l${layer}`],
  hiddenBias: values[`bias_hh_l${layer}`],
});
