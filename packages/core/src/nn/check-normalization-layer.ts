import { InputError } from '../input-error.js';
import type { Shape } from '../shape.js';

/** Throws an {@link InputError} unless ε is a number that can be added to a variance. */
export function checkEpsilon(callee: string, epsilon: number): void {
  if (epsilon >= 0 && epsilon < Infinity) return;
  throw new InputError({
    callee,
    argument: 'epsilon',
    expected: 'a number ≥ 0',
    got: `${epsilon}`,
  });
}

/** Throws an {@link InputError} unless x is a batch of at least `places` axes between it and channels. */
export function checkChannels(callee: string, shape: Shape, channels: number, places = 0): void {
  if (shape.length >= 2 + places && shape.at(-1) === channels) return;
  const between = places === 0 ? '...' : 'place, ...';
  throw new InputError({
    callee,
    argument: 'x',
    expected: `shape [batch, ${between}, ${channels}]`,
    got: `shape [${shape}]`,
    remedy: 'Channels are the last axis.',
  });
}
