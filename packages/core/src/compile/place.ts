/** Where something was done: formatted when it is asked for. */
export interface Place {
  /** The calls that led there. */
  readonly stack?: string;
}

interface StackError {
  stackTraceLimit?: number;
}

/** Runs `work` with stacks that reach from the engine back to the code of the user. */
export function withDeepStacks<T>(work: () => T): T {
  const errors = Error as StackError;
  const before = errors.stackTraceLimit;
  if (before === undefined) return work();
  errors.stackTraceLimit = 60;
  try {
    return work();
  } finally {
    errors.stackTraceLimit = before;
  }
}

/** This place. */
export const here = (): Place => new Error('here');

/**
 * The line of the user's code that a place belongs to, such as ` (model.ts:12:3)`; empty where the
 * platform does not tell.
 */
export function lineOf(place: Place): string {
  const frames = (place.stack ?? '')
    .split('\n')
    .slice(1)
    .filter((frame) => /:\d+/.test(frame));
  const ours = ownFolder(frames);
  const line = frames.find((frame) => !isLibrary(frame, ours)) ?? frames.at(-1);
  if (line === undefined) return '';
  const where = /\(?([^()\s]+:\d+(?::\d+)?)\)?\s*$/.exec(line)?.[1] ?? line.trim();
  return ` (${where.replace(/^file:\/\//, '').replace(/\?[^:]*/, '')})`;
}

const isLibrary = (frame: string, ours: string | undefined): boolean =>
  /node_modules|node:internal|\/tfjs-|backend-(web|node)\/(src|dist)\//.test(frame) ||
  (ours !== undefined && frame.includes(ours) && !/\.test\.[jt]s/.test(frame));

// The folder of this package, which the first frame is in: `here` itself.
function ownFolder(frames: readonly string[]): string | undefined {
  return /(\S*\/)compile\/place\.[jt]s/.exec(frames[0] ?? '')?.[1]?.replace(/^\(/, '');
}
