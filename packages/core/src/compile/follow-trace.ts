import type { TypedArray } from '@tensorflow/tfjs-core';
import { here, type Place } from './place.js';
import { refused } from './refused.js';
import type { Operand, Trace, TracedCall, Value } from './trace.js';

/** Looks on as a step is run once more, and finds the first thing in which it differs. */
export interface Follower {
  /** A tensor came in that is no result of a call. */
  value(value: Value): void;
  /** A kernel is about to be called. */
  call(call: TracedCall): void;
  /** The step has ended. */
  end(trace: Trace): void;
  /** What differs, with the line of the user's code. */
  readonly difference: Error | undefined;
}

type Event = { readonly call: TracedCall } | { readonly value: Value };

/** Follows a step that did `first` when it was run before. */
export function following(first: Trace): Follower {
  let difference: Error | undefined;
  let [value, call] = [0, 0];
  // Results are those of their calls.
  const skip = (): void => {
    while (first.values[value]?.kind === 'result') value += 1;
  };
  const next = (): Event | undefined => {
    skip();
    const nextValue = first.values[value];
    if (nextValue !== undefined && nextValue.after <= call) {
      value += 1;
      return { value: nextValue };
    }
    const nextCall = first.calls[call++];
    return nextCall === undefined ? undefined : { call: nextCall };
  };
  // What differs first is the cause of the rest.
  const follow = (event: Event | undefined): void => {
    difference ??= differenceOf(next(), event);
  };
  return {
    value: (value) => follow({ value }),
    call: (call) => follow({ call }),
    end: (trace) => {
      follow(undefined);
      // What is left: the same work, used otherwise.
      difference ??= differentEnds(first, trace);
    },
    get difference() {
      return difference;
    },
  };
}

function differenceOf(first: Event | undefined, second: Event | undefined): Error | undefined {
  if (first === undefined && second === undefined) return undefined;
  if (first !== undefined && second !== undefined) {
    if ('value' in first && 'value' in second) return differentValues(first.value, second.value);
    if ('call' in first && 'call' in second) return differentCalls(first.call, second.call);
  }
  return branch(nameOf(first), nameOf(second), second === undefined ? undefined : here());
}

function differentValues(first: Value, second: Value): Error | undefined {
  const [a, b] = [first.info, second.info];
  if (first.kind !== second.kind || !sameNumbers(a.shape, b.shape) || a.dtype !== b.dtype) {
    return branch(`[${a.shape}] of ${first.kind}`, `[${b.shape}] of ${second.kind}`, here());
  }
  if (first.kind === 'captured' && first.tensor !== second.tensor) {
    return moved(`a constant of shape [${a.shape}]`, 'another tensor');
  }
  if (first.numbers === undefined || second.numbers === undefined) return undefined;
  const at = differingIndex(first.numbers, second.numbers);
  return at === -1 ? undefined : moved(`${first.numbers[at]}`, `${second.numbers[at]}`);
}

function differentCalls(first: TracedCall, second: TracedCall): Error | undefined {
  const name = first.kernelName;
  if (name !== second.kernelName) return branch(name, second.kernelName, here());
  for (const attr of Object.keys({ ...first.attrs, ...second.attrs })) {
    if (attr === 'key' && first.key !== undefined) continue;
    const [a, b] = [first.attrs?.[attr], second.attrs?.[attr]];
    if (Object.is(a, b)) continue;
    const [textA, textB] = [textOf(a), textOf(b)];
    if (textA !== textB) return moved(`${attr} of ${name}: ${textA}`, textB);
  }
  if (first.key !== second.key) return branch(`${name} of a key`, 'of another one', here());
  return sameInputs(first.inputs, second.inputs)
    ? undefined
    : branch(`${name} of some tensors`, 'of others', here());
}

function sameInputs(first: TracedCall['inputs'], second: TracedCall['inputs']): boolean {
  const [a, b] = [Object.entries(first), Object.entries(second)] as [string, Operand][][];
  return (
    a!.length === b!.length &&
    a!.every(([name, operand], i) => name === b![i]![0] && sameOperands(operand, b![i]![1]))
  );
}

const sameOperands = (a: Operand, b: Operand): boolean =>
  a.value === b.value && a.dtype === b.dtype && sameNumbers(a.shape, b.shape);

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

function differentEnds(first: Trace, second: Trace): Error | undefined {
  if (textOf(first.keys) !== textOf(second.keys)) {
    return branch('some keys', 'others, by split or foldIn', undefined);
  }
  const ends = ({ results, variables }: Trace): string =>
    textOf([results, variables.map(({ variable, after }) => [variable.name, after])]);
  return ends(first) === ends(second)
    ? undefined
    : branch('some results and assignments', 'others', undefined);
}

/** What a step returned besides its tensors, where that is not the same at both runs. */
export function differentSkeletons(first: unknown, second: unknown): Error | undefined {
  const [a, b] = [textOf(first), textOf(second)];
  return a === b ? undefined : branch(`a result ${a}`, b, undefined);
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? `${part}` : part,
  ) ?? 'none';

function differingIndex(a: TypedArray, b: TypedArray): number {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

const nameOf = (event: Event | undefined): string =>
  event === undefined
    ? 'the end'
    : 'call' in event
      ? event.call.kernelName
      : `numbers of shape [${event.value.info.shape}]`;

const same = 'the same work at every call';

const branch = (first: string, second: string, place: Place | undefined): Error =>
  refused({
    expected: same,
    got: `${first} at the first, ${second} at the second`,
    ...(place === undefined ? {} : { place }),
    remedy:
      'A choice that depends on numbers is a cond or tf.where of tensors; one that depends on the caller is a step of its own.',
  });

const moved = (first: string, second: string): Error =>
  refused({
    expected: same,
    got: `a number that would stay in the recording, ${first} at the first, ${second} at the second`,
    place: here(),
    remedy: 'Pass it as a tensor, and draw by a key that is an argument.',
  });
