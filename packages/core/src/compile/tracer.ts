import * as tf from '@tensorflow/tfjs-core';
import type {
  KernelConfig,
  KernelFunc,
  Tensor,
  TensorInfo,
  TypedArray,
  Variable,
} from '@tensorflow/tfjs-core';
import { followingKeys } from '../random/key-trail.js';
import { Key } from '../random/key.js';
import { copyOf, makeUnique, registeredVariables } from './copy-of.js';
import { makeKeyTable } from './key-table.js';
import { isTensor, leavesOf, mapLeaves, type Leaf } from './leaves.js';
import type { Follower } from './follow-trace.js';
import { here, withDeepStacks } from './place.js';
import type { KernelResult, RecordingSession } from './recorder.js';
import { refused } from './refused.js';
import type { Operand, Trace, TracedCall, TracedResult, TracedVariable, Value } from './trace.js';
import { watching, type Watcher } from './watch-engine.js';

/** What is traced. */
export interface TraceRequest<Result> {
  /** The step. */
  readonly fn: (...args: never) => Result;
  /** What it is called with. */
  readonly args: readonly unknown[];
  /** Starts what runs the calls, right before the step. */
  readonly begin: () => RecordingSession;
  /** Whether a tensor of outside of the step may be a part of it. */
  readonly mayCapture: (tensor: Tensor) => boolean;
  /** Looks on. */
  readonly follower?: Follower | undefined;
}

/** What came of it. */
export interface Traced<Result> {
  /** What the step returned. */
  readonly result: Result;
  /** What it did. */
  readonly trace: Trace;
  /** Whether it made variables: then it will do something else when it is called again. */
  readonly madeVariables: boolean;
}

type DataId = TensorInfo['dataId'];

/** What there is to say of a value besides the tensor. */
type Origin = Omit<Value, 'info' | 'after'>;

/** Whether a step is being traced. */
export const isTracing = (): boolean => tracing;

let tracing = false;

/** Runs a step from its beginning to its end, and tells what it did. */
export function traced<Result>(request: TraceRequest<Result>): Traced<Result> {
  tracing = true;
  try {
    return withDeepStacks(() => new Tracer(request).run());
  } finally {
    tracing = false;
  }
}

class Tracer<Result> implements Watcher {
  readonly #request: TraceRequest<Result>;
  readonly #values: Value[] = [];
  readonly #valueOf = new Map<DataId, number>();
  readonly #calls: TracedCall[] = [];
  readonly #milliseconds: number[] = [];
  readonly #keys = makeKeyTable();
  readonly #variableOf = new Map<DataId, Variable>();
  readonly #dataOf = new Map<Variable, DataId>();
  readonly #before = new Map<Variable, number>();
  #session: RecordingSession | undefined;
  #refusal: Error | undefined;
  #inside = false;
  #madeVariables = false;

  constructor(request: TraceRequest<Result>) {
    this.#request = request;
  }

  run(): Traced<Result> {
    this.#enterVariables();
    const { args, temporary } = this.#enterArguments();
    const count = this.#values.length;
    const { fn, begin } = this.#request;
    try {
      this.#session = begin();
      const result = watching(this, () => followingKeys(this.#keys, () => fn(...(args as never))));
      if (this.#refusal !== undefined) throw this.#refusal;
      const results = leavesOf(result).map((leaf) => this.#resultOf(leaf));
      const variables = this.#variables();
      const trace: Trace = {
        values: this.#values,
        calls: this.#calls,
        milliseconds: this.#milliseconds,
        arguments: Array.from({ length: count }, (_, i) => i),
        variables,
        keys: this.#keys.sources,
        results,
      };
      this.#request.follower?.end(trace);
      const owned = this.#owned(result, temporary);
      return { result: owned, trace, madeVariables: this.#madeVariables };
    } finally {
      tf.dispose(temporary);
    }
  }

  kernel(kernel: Readonly<KernelConfig>, args: Parameters<KernelFunc>[0]): KernelResult {
    if (this.#inside) return kernel.kernelFunc(args);
    const key: unknown = (args.attrs as { key?: unknown } | undefined)?.key;
    const outputs: Operand[] = [];
    const call: TracedCall = {
      kernelName: kernel.kernelName,
      kernelFunc: kernel.kernelFunc,
      inputs: this.#operands(args.inputs),
      attrs: args.attrs,
      key: Array.isArray(key) ? this.#keys.placeOf(key) : undefined,
      outputs,
    };
    this.#request.follower?.call(call);
    const number = this.#calls.push(call) - 1;
    this.#inside = true;
    try {
      const from = tf.util.now();
      const result = this.#session!.call(call, () => kernel.kernelFunc(args));
      this.#milliseconds.push(tf.util.now() - from);
      for (const info of Array.isArray(result) ? result : [result]) {
        outputs.push(this.#operand(info, { kind: 'result', call: number }));
      }
      return result;
    } finally {
      this.#inside = false;
    }
  }

  made(tensor: Tensor, values: unknown): void {
    if (this.#inside) return;
    if (!ArrayBuffer.isView(values)) throw refused(strings);
    const numbers = (values as TypedArray).slice();
    this.#operand(tensor, { kind: 'made', numbers });
  }

  madeVariable(): void {
    this.#madeVariables = true;
  }

  reads(method: string): boolean {
    if (this.#inside) return true;
    this.#refusal ??= refused({
      expected: 'a step that reads no values back',
      got: `a call of ${method}`,
      place: here(),
      remedy:
        'Return the tensor and read it after the call; what depends on it in the step is a cond, a ' +
        'whileLoop or tf.where.',
    });
    // What is read later would be an error that nobody waits for: it is thrown when the step ends.
    if (method !== 'data') throw this.#refusal;
    return false;
  }

  // Data that several variables share would be read as that of any of them.
  #enterVariables(): void {
    const variables = registeredVariables();
    for (const variable of variables) {
      if (this.#variableOf.has(variable.dataId)) makeUnique(variable);
      this.#variableOf.set(variable.dataId, variable);
      this.#dataOf.set(variable, variable.dataId);
    }
  }

  // So would that of arguments: fn gets copies of those that share theirs.
  #enterArguments(): { args: readonly unknown[]; temporary: Tensor[] } {
    const temporary: Tensor[] = [];
    const args = mapLeaves(this.#request.args, (leaf) => {
      if (leaf instanceof Key) {
        // A key of its own: one that is passed twice is two.
        const own = new Key(...leaf.words);
        this.#keys.argument(own);
        return own;
      }
      if (leaf instanceof tf.Variable) return leaf;
      const shared = this.#valueOf.has(leaf.dataId) || this.#variableOf.has(leaf.dataId);
      const own = shared ? copyOf(leaf) : leaf;
      if (shared) temporary.push(own);
      this.#operand(own, { kind: 'argument' });
      return own;
    });
    return { args, temporary };
  }

  #operands(inputs: object): TracedCall['inputs'] {
    if (Array.isArray(inputs)) return inputs.map((input: TensorInfo) => this.#input(input));
    const operands: Record<string, Operand> = {};
    for (const [name, input] of Object.entries(inputs as Record<string, TensorInfo | null>)) {
      if (input !== null && input !== undefined) operands[name] = this.#input(input);
    }
    return operands;
  }

  #input(info: TensorInfo): Operand {
    if (this.#valueOf.has(info.dataId)) return this.#operand(info);
    const variable = this.#variableOf.get(info.dataId);
    if (variable !== undefined) {
      const operand = this.#operand(info, { kind: 'variable' });
      this.#before.set(variable, operand.value);
      return operand;
    }
    const tensor = info as Tensor;
    if (!this.#request.mayCapture(tensor)) throw capturedTensor(tensor);
    return this.#operand(info, { kind: 'captured', tensor });
  }

  #operand(info: TensorInfo, origin?: Origin): Operand {
    const { dataId, dtype } = info;
    const shape = [...info.shape];
    let place = this.#valueOf.get(dataId);
    if (place === undefined) {
      // A copy: a variable has other data when it is assigned.
      const after = this.#calls.length;
      const value: Value = { ...origin!, info: { dataId, shape, dtype }, after };
      place = this.#values.push(value) - 1;
      this.#valueOf.set(dataId, place);
      if (value.kind !== 'result') this.#request.follower?.value(value);
    }
    return { value: place, shape, dtype };
  }

  #resultOf(leaf: Leaf): TracedResult {
    return leaf instanceof Key
      ? { kind: 'key', key: this.#keys.placeOf(leaf.words) }
      : { kind: 'tensor', operand: this.#input(leaf) };
  }

  #variables(): TracedVariable[] {
    const variables: TracedVariable[] = [];
    for (const [variable, dataId] of this.#dataOf) {
      if (variable.isDisposed) throw refused(disposedVariable(variable));
      const before = this.#before.get(variable);
      const after = variable.dataId === dataId ? undefined : this.#input(variable);
      if (before === undefined && after === undefined) continue;
      variables.push({ variable, before, after });
    }
    return variables;
  }

  /** What the caller may dispose: what is returned of the arguments and the variables is copied. */
  #owned(result: Result, temporary: readonly Tensor[]): Result {
    const others = new Set<unknown>([...leavesOf(this.#request.args), ...temporary]);
    return mapLeaves(result, (leaf) =>
      isTensor(leaf) && (others.has(leaf) || leaf instanceof tf.Variable) ? tf.clone(leaf) : leaf,
    );
  }
}

const strings = {
  expected: 'tensors of numbers',
  got: 'a tensor of strings',
  remedy: 'Take strings out of the step.',
};

const disposedVariable = ({ name, shape }: Variable) => ({
  expected: 'variables that outlive the step',
  got: `variable ${name} of shape [${shape}], which the step disposes`,
  remedy: 'Dispose it after the step.',
});

const capturedTensor = ({ shape, dtype, isDisposed }: Tensor): Error =>
  refused({
    expected: 'tensors that are arguments, variables, or made in the step',
    got: `a ${dtype} tensor of shape [${shape}] of outside${isDisposed ? ', disposed' : ''}`,
    place: here(),
    remedy:
      'Pass it as an argument, make it a variable, or, if it never changes, allow it by the option ' +
      '`constants`.',
  });
