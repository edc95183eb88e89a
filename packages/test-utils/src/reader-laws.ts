import { InputError } from '@gen/core';
import { describe, expect, test } from 'vitest';

/** A damaged file and what is said of it. */
export interface DamagedFile {
  /** What is wrong with it. */
  readonly what: string;
  /** Its bytes. */
  readonly file: Uint8Array;
  /** What the error says, in part. */
  readonly says: string;
}

/** A reader of files. */
export interface ReaderCase {
  /** Its name. */
  readonly name: string;
  /** Reads a file of a name to its end. */
  readonly read: (file: Uint8Array, name: string) => Promise<unknown>;
  /** Files that it reads, by what they are. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Files that it does not read. */
  readonly damaged: readonly DamagedFile[];
  /** Number of mutations of each file that are tried; 300 where it is not given. */
  readonly mutations?: number;
  /** The most memory that all of this takes, in bytes; 256 MiB where it is not given. */
  readonly maxMemory?: number;
}

/** Longest time that a file of a few thousand bytes may take, in milliseconds. */
const LONGEST = 5_000;

const FILE = 'damaged-file';

/**
 * A reader reads what is whole, says in one line which file is damaged, where, what was expected and
 * what came, and meets any mutation of a file with records or such an error, in bounded time and memory.
 */
export function readerLaws({
  name,
  read,
  files,
  damaged,
  mutations = 300,
  maxMemory = 2 ** 28,
}: ReaderCase): void {
  const answer = (file: Uint8Array): Promise<unknown> =>
    read(file, FILE).then(
      () => undefined,
      (error: unknown) => error,
    );

  describe(`${name}: what is wrong is said in one line, with file and byte`, () => {
    test.each(damaged.map((each) => [each.what, each] as const))('%s', async (_, each) => {
      const error = await answer(each.file);
      expect(error).toBeInstanceOf(InputError);
      const { message } = error as InputError;
      expect(message).toContain(each.says);
      expect(message).toMatch(/^\w+: .*damaged-file.*: expected .*; got .*\.$/);
      expect(message).toMatch(/at byte \d/);
    });
  });

  describe(`${name}: whatever the bytes are, the answer is records or an InputError`, () => {
    test.each(Object.entries(files))('mutations of %s', async (_, file) => {
      expect(await answer(file)).toBeUndefined();
      const before = peakMemory();
      const random = generator(file.length);
      for (let i = 0; i < mutations; i++) {
        const mutated = mutate(file, random);
        const start = performance.now();
        const error = await answer(mutated);
        expect(performance.now() - start).toBeLessThan(LONGEST);
        if (error === undefined) continue;
        if (!(error instanceof InputError)) throw new Error(`mutation ${i}`, { cause: error });
        expect(error.message).toContain(FILE);
      }
      expect(peakMemory() - before).toBeLessThan(maxMemory);
    });
  });
}

/** The most memory that the process has held so far, in bytes. */
const peakMemory = (): number => process.resourceUsage().maxRSS * 1024;

/** A stream of integers below a bound, the same in every run (Marsaglia 2003, xorshift). */
function generator(seed: number): (bound: number) => number {
  let state = seed + 0x9e3779b9;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** Bytes that turn sizes and counts into extremes. */
const EXTREMES = [0, 1, 0x7f, 0x80, 0xff];

/** One to three changes: bytes, runs of extremes, a cut, a part that is repeated or lost. */
function mutate(file: Uint8Array, random: (bound: number) => number): Uint8Array {
  let bytes = Uint8Array.from(file);
  for (let changes = 1 + random(3); changes > 0 && bytes.length > 0; changes--) {
    const at = random(bytes.length);
    const length = 1 + random(Math.min(8, bytes.length - at));
    const kind = random(6);
    if (kind === 0) bytes = bytes.slice(0, at);
    else if (kind === 1) bytes.fill(EXTREMES[random(EXTREMES.length)]!, at, at + length);
    else if (kind === 2) bytes = joined(bytes.subarray(0, at + length), bytes.subarray(at));
    else if (kind === 3) bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length));
    else bytes[at] = kind === 4 ? random(256) : bytes[at]! ^ (1 << random(8));
  }
  return bytes;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
