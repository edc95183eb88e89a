import type { Frame } from '../session/lab-worker.js';

/** What of a frame is known by whoever asks for it. */
export type FrameState = Omit<
  Frame<never, never>,
  'version' | 'losses' | 'tests' | 'pictures' | 'failure'
>;

/** Gathers what happens until the page asks for it: only the newest pictures, but every loss. */
export interface FrameBox<Pictures, Test> {
  /** Adds a row: a step and what was measured there. */
  add(...row: readonly number[]): void;
  /** Adds a measurement. */
  measure(test: Test): void;
  /** Replaces the pictures. */
  show(pictures: Pictures): void;
  /** Tells why training stopped. */
  fail(message: string): void;
  /** Says that something has changed. */
  touch(): void;
  /** Forgets losses and pictures of another run. */
  clear(): void;
  /** Whether a frame was asked for since pictures were shown: none is while the page is hidden. */
  readonly wantsPictures: boolean;
  /** The newest frame, once there is one that is newer than `seen`. */
  take(seen: number, state: () => FrameState): Promise<Frame<Pictures, Test>>;
}

/** An empty box. */
export function frameBox<Pictures, Test>(): FrameBox<Pictures, Test> {
  let version = 0;
  let losses: number[] = [];
  let tests: Test[] = [];
  let pictures: Pictures | undefined;
  let failure: string | undefined;
  let wantsPictures = true;
  let wake: (() => void) | undefined;
  const touch = (): void => {
    version += 1;
    wake?.();
    wake = undefined;
  };
  const clear = (): void => {
    losses = [];
    tests = [];
    pictures = undefined;
    failure = undefined;
  };
  return {
    touch,
    clear,
    add(...row) {
      losses.push(...row);
      touch();
    },
    measure(test) {
      tests.push(test);
      touch();
    },
    show(newest) {
      pictures = newest;
      wantsPictures = false;
      touch();
    },
    fail(message) {
      failure = message;
      touch();
    },
    get wantsPictures() {
      return wantsPictures;
    },
    async take(seen, state) {
      wantsPictures = true;
      if (version <= seen) await new Promise<void>((resolve) => (wake = resolve));
      const frame: Frame<Pictures, Test> = {
        ...state(),
        version,
        losses: Float32Array.from(losses),
        tests,
        ...(pictures && { pictures }),
        ...(failure !== undefined && { failure }),
      };
      clear();
      return frame;
    },
  };
}
