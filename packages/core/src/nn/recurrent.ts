import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../check-count.js';
import { checkShape } from '../check-shape.js';
import { scan } from '../compile/scan.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import type { Shape } from '../shape.js';
import { partOptions, type ApplyOptions } from './apply-options.js';
import { checkSequences } from './conv-geometry.js';
import { checkRate, dropout } from './dropout.js';
import type { FunctionalLayer, ParameterValues } from './functional-layer.js';
import type { Initializer } from './initializer.js';
import { disposeVariables } from './layer-of.js';
import { directionsOf, recurrentVariables } from './recurrent-variables.js';

/** What is carried from one time to the next: the hidden state first. */
export type Carry = readonly Tensor[];

/** Options of `gru` and `lstm`. */
export interface RecurrentOptions {
  /** Size of the last axis of what comes in. */
  readonly inputs: number;
  /** Size of the hidden state, and so of the last axis of what goes out, where it goes one way. */
  readonly features: number;
  /** Key of the initial values. */
  readonly key: Key;
  /** Number of layers, each of which reads the outputs of the one before. */
  readonly layers?: number;
  /**
   * Whether each layer goes through the sequence backwards as well, with parameters of its own; the outputs
   * of both ways stand one after the other, `[batch, time, 2 features]`.
   */
  readonly bidirectional?: boolean;
  /** Probability that an output of a layer, but the last, is zero in training: a key is needed then. */
  readonly dropout?: number;
  /** Whether biases are added. */
  readonly bias?: boolean;
  /** Makes the initial weights of inputs; uniform within ±1 / √features where it is left out. */
  readonly weightInitializer?: Initializer;
  /** Makes the initial weights of hidden states; uniform within ±1 / √features where it is left out. */
  readonly recurrentInitializer?: Initializer;
  /** Makes the initial biases; uniform within ±1 / √features where it is left out. */
  readonly biasInitializer?: Initializer;
}

/**
 * Tensors that are carried from one time to the next, each `[layers, batch, features]`, or, where a layer goes
 * both ways, `[2 layers, batch, features]`: forwards and backwards of the first layer, then of the next.
 */
export type RecurrentState<Names extends string> = Readonly<Record<Names, Tensor>>;

/** What going through sequences gives. */
export interface RecurrentRun<Names extends string> {
  /** The hidden states of the last layer at all times, `[batch, time, features]`, or 2 features. */
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
  run(x: Tensor, state?: RecurrentState<Names>, options?: ApplyOptions): RecurrentRun<Names>;
  /**
   * Goes one time on, for sampling, from inputs `[batch, inputs]` and a state. Shapes are the same at all
   * times. One that goes both ways has no step.
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
  checkOptions(callee, options);
  const { inputs, features, layers = 1, bidirectional = false, dropout: rate = 0 } = options;
  const directions = directionsOf(options);
  const drop = dropout({ rate });
  const depths = Array.from({ length: layers }, (_, layer) => layer);
  const parameters = tf.tidy(() => recurrentVariables(gates, options));

  const stateShape = (batch: number): [number, number, number] => [
    layers * directions.length,
    batch,
    features,
  ];
  const initialState = (batch: number): RecurrentState<Names> => {
    checkCount(`${callee}.initialState`, 'batch', batch);
    return stateOf(() => tf.zeros(stateShape(batch)));
  };
  const stateOf = (make: (i: number) => Tensor): RecurrentState<Names> =>
    Object.fromEntries(names.map((name, i) => [name, make(i)])) as RecurrentState<Names>;

  /** Goes through the layers, each from its part of the state; gives the last outputs and the state. */
  function through(
    state: RecurrentState<Names>,
    x: Tensor,
    applied: ApplyOptions,
    go: (strand: string, carry: Carry, x: Tensor) => { carry: Carry; y: Tensor },
  ): { y: Tensor; state: RecurrentState<Names> } {
    const parts = names.map((name) => apart(state[name]));
    let y = x;
    const carries = depths.flatMap((layer) => {
      const read = layer === 0 ? y : drop.apply(y, partOptions(applied, layer));
      const gone = directions.map((direction, i) => {
        const carry = parts.map((part) => part[layer * directions.length + i]!);
        return go(`l${layer}${direction}`, carry, read);
      });
      y = gone.length === 1 ? gone[0]!.y : tf.concat(gone.map((each) => each.y), -1); // prettier-ignore
      return gone.map(({ carry }) => carry);
    });
    return { y, state: stateOf((i) => together(carries.map((carry) => carry[i]!))) };
  }

  const runWith = (
    values: ParameterValues,
    x: Tensor,
    state?: RecurrentState<Names>,
    applied: ApplyOptions = {},
  ) => {
    checkSequences(`${callee}.apply`, x.shape, inputs);
    if (state) checkState(`${callee}.run`, state, stateShape(x.shape[0]!));
    return tf.tidy(() => {
      const start = state ?? initialState(x.shape[0]!);
      const inTime = tf.transpose(x, [1, 0, 2]);
      const gone = through(start, inTime, applied, (strand, carry, xs) => {
        const own = cellParameters(values, strand);
        const read = project(xs, own); // [time, batch, gates · features]
        const turn = (from: Carry, at: Tensor): [Carry, Tensor] => {
          const following = next(from, at, own);
          return [following, following[0]!];
        };
        const backwards = strand.endsWith('_reverse');
        const ordered = (sequence: Tensor) => (backwards ? tf.reverse(sequence, 0) : sequence);
        const [last, hidden] = scan<Carry, Tensor, Tensor>(turn, carry, ordered(read));
        return { carry: last, y: ordered(hidden) };
      });
      return { outputs: tf.transpose(gone.y, [1, 0, 2]), state: gone.state };
    });
  };

  const applyWith = (values: ParameterValues, x: Tensor, applied?: ApplyOptions): Tensor =>
    tf.tidy(() => runWith(values, x, undefined, applied).outputs);

  return {
    parameters: () => parameters,
    apply: (x, applied) => applyWith(parameters, x, applied),
    applyWith,
    run: (x, state, applied) => runWith(parameters, x, state, applied),
    step: (x, state) => {
      if (bidirectional) throw noStep(callee);
      checkShape(`${callee}.step`, 'x', x.shape, [x.shape[0]!, inputs]);
      checkState(`${callee}.step`, state, stateShape(x.shape[0]!));
      return tf.tidy(() => {
        const gone = through(state, x, {}, (strand, carry, at) => {
          const own = cellParameters(parameters, strand);
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

function checkOptions(
  callee: string,
  { inputs, features, layers = 1, dropout: rate = 0 }: RecurrentOptions,
): void {
  checkCount(callee, 'inputs', inputs);
  checkCount(callee, 'features', features);
  checkCount(callee, 'layers', layers);
  checkRate(callee, 'dropout', rate);
  if (rate === 0 || layers > 1) return;
  throw new InputError({
    callee,
    argument: 'dropout',
    expected: '0 where there is one layer',
    got: `${rate}`,
    remedy: 'It drops between layers: put a dropout after this one.',
  });
}

const noStep = (callee: string): InputError =>
  new InputError({
    callee: `${callee}.step`,
    argument: 'x',
    expected: 'a layer that goes forwards alone',
    got: 'one that goes both ways, and needs all times at once',
    remedy: 'Use `run`.',
  });

/** The tensors of a stack; what there is one of is reshaped, which costs nothing. */
const apart = (stack: Tensor): Tensor[] =>
  stack.shape[0] === 1 ? [tf.squeeze(stack, [0])] : tf.unstack(stack);

const together = (tensors: readonly Tensor[]): Tensor =>
  tensors.length === 1 ? tf.expandDims(tensors[0]!, 0) : tf.stack([...tensors]);

const cellParameters = (values: ParameterValues, strand: string): CellParameters => ({
  inputWeight: values[`weight_ih_${strand}`]!,
  hiddenWeight: values[`weight_hh_${strand}`]!,
  inputBias: values[`bias_ih_${strand}`],
  hiddenBias: values[`bias_hh_${strand}`],
});
