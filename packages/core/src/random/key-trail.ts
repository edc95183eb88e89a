import type { Key } from './key.js';

/** Follows keys through a function that is being recorded: which come from which. */
export interface KeyTrail {
  /** A key was made of a seed. */
  made(key: Key): void;
  /** A key was derived of another one for a purpose. */
  derived(child: Key, parent: Key, index: number, purpose: number): void;
  /** The words of a key are about to be used on the host, where a recording does not see it. */
  usedOnHost(callee: string): void;
}

let current: KeyTrail | undefined;

/** The trail that is being followed. */
export const keyTrail = (): KeyTrail | undefined => current;

/** Runs `work` with a trail. */
export function followingKeys<T>(trail: KeyTrail, work: () => T): T {
  const before = current;
  current = trail;
  try {
    return work();
  } finally {
    current = before;
  }
}
