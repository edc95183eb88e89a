import * as tf from '@tensorflow/tfjs-core';
import type {
  KernelConfig,
  KernelFunc,
  Tensor,
  TensorInfo,
  TypedArray,
} from '@tensorflow/tfjs-core';
import { followingKeys } from '../random/key-trail.js';
import { Key } from '../random/key.js';
import type { Follower } from './follow-trace.js';
import { makeKeyTable } from './key-table.js';
import { leavesOf, type Leaf } from './leaves.js';
import { ownArguments, ownResult } from './own-arguments.js';
import { here, withDeepStacks } from './place.js';
import type { KernelResult, RecordingSession } from './recorder.js';
import { refused } from './refused.js';
import type { Operand, Trace, TracedCall, TracedResult } from './trace.js';
import { makeValueTable, type ValueTable } from './value-table.js';
import { makeVariableTable } from './variable-table.js';
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
  readonly #calls: TracedCall[] = [];
  readonly #milliseconds: number[] = [];
  readonly #keys = makeKeyTable();
  readonly #values: ValueTable;
  readonly #variables = makeVariableTable();
  #session: RecordingSession | undefined;
  #refusal: Error | undefined;
  #inside = false;
  #madeVariables = false;

  constructor(request: TraceRequest<Result>) {
    this.#request = request;
    this.#values = makeValueTable(
      () => this.#calls.length,
      (value) => {
        if (value.kind !== 'result') request.follower?.value(value);
      },
    );
  }

  run(): Traced<Result> {
    const { fn, begin } = this.#request;
    const { args, temporary } = ownArguments(this.#request.args, {
      key: (key) => this.#keys.argument(key),
      tensor: (tensor) => void this.#values.operand(tensor, { kind: 'argument' }),
      isKnown: (dataId) => this.#values.has(dataId) || this.#variables.has(dataId),
    });
    const count = this.#values.values.length;
    try {
      this.#session = begin();
      const result = watching(this, () => followingKeys(this.#keys, () => fn(...(args as never))));
      if (this.#refusal !== undefined) throw this.#refusal;
      const results = leavesOf(result).map((leaf) => this.#resultOf(leaf));
      const variables = this.#variables.changed((variable) => this.#input(variable));
      const trace: Trace = {
        values: this.#values.values,
        calls: this.#calls,
        milliseconds: this.#milliseconds,
        arguments: Array.from({ length: count }, (_, i) => i),
        variables,
        keys: this.#keys.sources,
        results,
      };
      this.#request.follower?.end(trace);
      const owned = ownResult(result, [this.#request.args, temporary]);
      return { result: owned, trace, madeVariables: this.#madeVariables };
    } finally {
      tf.dispose([...temporary]);
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
        outputs.push(this.#values.operand(info, { kind: 'result', call: number }));
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
    this.#values.operand(tensor, { kind: 'made', numbers });
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

  #operands(inputs: object): TracedCall['inputs'] {
    if (Array.isArray(inputs)) return inputs.map((input: TensorInfo) => this.#input(input));
    const operands: Record<string, Operand> = {};
    for (const [name, input] of Object.entries(inputs as Record<string, TensorInfo | null>)) {
      if (input !== null && input !== undefined) operands[name] = this.#input(input);
    }
    return operands;
  }

  #input(info: TensorInfo): Operand {
    if (this.#values.has(info.dataId)) return this.#values.operand(info);
    if (this.#variables.has(info.dataId)) {
      const operand = this.#values.operand(info, { kind: 'variable' });
      this.#variables.read(info.dataId, operand.value);
      return operand;
    }
    const tensor = info as Tensor;
    if (!this.#request.mayCapture(tensor)) throw capturedTensor(tensor);
    return this.#values.operand(info, { kind: 'captured', tensor });
  }

  #resultOf(leaf: Leaf): TracedResult {
    return leaf instanceof Key
      ? { kind: 'key', key: this.#keys.placeOf(leaf.words) }
      : { kind: 'tensor', operand: this.#input(leaf) };
  }
}

const strings = {
  expected: 'tensors of numbers',
  got: 'a tensor of strings',
  remedy: 'Take strings out of the step.',
};

const capturedTensor = ({ shape, dtype, isDisposed }: Tensor): Error =>
  refused({
    expected: 'tensors that are arguments, variables, or made in the step',
    got: `a ${dtype} tensor of shape [${shape}] of outside${isDisposed ? ', disposed' : ''}`,
    place: here(),
    remedy:
      'Pass it as an argument, make it a variable, or, if it never changes, allow it by the option ' +
      '`constants`.',
  });
