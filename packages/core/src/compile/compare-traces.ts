import type { TypedArray } from '@tensorflow/tfjs-core';
import type { Place } from './place.js';
import { refused } from './refused.js';
import type { Trace, TracedCall, Value } from './trace.js';

/** Throws, with the line of the user's code, unless a step did the same work twice. */
export function compareTraces(first: Trace, second: Trace): void {
  const [before, after] = [eventsOf(first), eventsOf(second)];
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    compareEvents(before[i], after[i]);
  }
  // What is left: the same work, used otherwise.
  compareEnds(first, second);
}

type Event =
  | { readonly kind: 'call'; readonly call: TracedCall }
  | { readonly kind: 'value'; readonly value: Value };

// In the order in which things happened: what differs first is the cause of the rest.
function eventsOf({ values, calls }: Trace): Event[] {
  const events: Event[] = [];
  let call = 0;
  for (const value of values) {
    if (value.call === undefined) {
      events.push({ kind: 'value', value });
      continue;
    }
    for (; call <= value.call; call++) events.push({ kind: 'call', call: calls[call]! });
  }
  for (; call < calls.length; call++) events.push({ kind: 'call', call: calls[call]! });
  return events;
}

function compareEvents(first: Event | undefined, second: Event | undefined): void {
  if (first?.kind === 'value' && second?.kind === 'value') {
    return compareValues(first.value, second.value);
  }
  if (first?.kind === 'call' && second?.kind === 'call') {
    return compareCalls(first.call, second.call);
  }
  const place = placeOf(second) ?? placeOf(first);
  throw branch(nameOf(first), nameOf(second), place);
}

function compareValues(first: Value, second: Value): void {
  const place = second.place;
  const [a, b] = [first.info, second.info];
  if (first.kind !== second.kind || `${a.shape}` !== `${b.shape}` || a.dtype !== b.dtype) {
    throw branch(`[${a.shape}] of ${first.kind}`, `[${b.shape}] of ${second.kind}`, place);
  }
  if (first.kind === 'captured' && first.tensor !== second.tensor) {
    throw moved(`a constant of shape [${a.shape}]`, 'another tensor', place);
  }
  if (first.numbers === undefined || second.numbers === undefined) return;
  const at = differingIndex(first.numbers, second.numbers);
  if (at === -1) return;
  throw moved(`${first.numbers[at]}`, `${second.numbers[at]}`, place);
}

function compareCalls(first: TracedCall, second: TracedCall): void {
  const { place } = second;
  if (first.kernelName !== second.kernelName) {
    throw branch(first.kernelName, second.kernelName, place);
  }
  const name = first.kernelName;

  for (const attr of Object.keys({ ...first.attrs, ...second.attrs })) {
    if (attr === 'key' && first.key !== undefined) continue;
    const [a, b] = [first.attrs?.[attr], second.attrs?.[attr]].map((value) => textOf(value));
    if (a !== b) throw moved(`${attr} of ${name}: ${a}`, `${b}`, place);
  }
  if (first.key !== second.key) throw branch(`${name} of a key`, 'of another one', place);
  if (textOf(first.inputs) !== textOf(second.inputs)) {
    throw branch(`${name} of some tensors`, 'of others', place);
  }
}

function compareEnds(first: Trace, second: Trace): void {
  if (textOf(first.keys) !== textOf(second.keys)) {
    throw branch('some keys', 'others, by split or foldIn', undefined);
  }
  const ends = ({ results, variables }: Trace): string =>
    textOf([results, variables.map(({ variable, after }) => [variable.name, after])]);
  if (ends(first) !== ends(second)) {
    throw branch('some results and assignments', 'others', undefined);
  }
}

/** Throws unless a step returned the same besides its tensors twice. */
export function compareSkeletons(first: unknown, second: unknown): void {
  const [a, b] = [first, second].map((skeleton) => textOf(skeleton));
  if (a !== b) throw branch(`a result ${a}`, `${b}`, undefined);
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? `${part}` : part,
  ) ?? 'none';

function differingIndex(a: TypedArray, b: TypedArray): number {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

const placeOf = (event: Event | undefined): Place | undefined =>
  event?.kind === 'call' ? event.call.place : event?.value.place;

const nameOf = (event: Event | undefined): string =>
  event === undefined
    ? 'the end'
    : event.kind === 'call'
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

const moved = (first: string, second: string, place: Place): Error =>
  refused({
    expected: same,
    got: `a number that would stay in the recording, ${first} at the first, ${second} at the second`,
    place,
    remedy: 'Pass it as a tensor, and draw by a key that is an argument.',
  });
