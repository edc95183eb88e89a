import { checkCount, InputError } from '@gen/core';

/**
 * Inverse temperatures from 0 to 1: one more than there are turns, none below the one before.
 */
export type Temperatures = readonly number[];

/**
 * Inverse temperatures at equal distances.
 *
 *     βᵢ = i / steps,   i = 0 … steps
 *
 * @example
 * ```ts
 * import { linearTemperatures } from '@gen/energy';
 *
 * console.log(linearTemperatures(4)); // [ 0, 0.25, 0.5, 0.75, 1 ]
 * ```
 */
export function linearTemperatures(steps: number): Temperatures {
  checkCount('linearTemperatures', 'steps', steps);
  return Array.from({ length: steps + 1 }, (_, i) => i / steps);
}

/** A piece of {@link piecewiseTemperatures}: where it ends, and in how many steps. */
export interface TemperaturePiece {
  /** Inverse temperature at its end. */
  readonly to: number;
  /** Steps from the end of the piece before, or from 0. */
  readonly steps: number;
}

/**
 * Inverse temperatures at equal distances within each piece.
 *
 * @throws InputError unless the pieces rise to 1.
 *
 * @example
 * ```ts
 * import { piecewiseTemperatures } from '@gen/energy';
 *
 * const betas = piecewiseTemperatures([
 *   { to: 0.5, steps: 2 },
 *   { to: 1, steps: 4 },
 * ]);
 * console.log(betas); // [ 0, 0.25, 0.5, 0.625, 0.75, 0.875, 1 ]
 * ```
 */
export function piecewiseTemperatures(pieces: readonly TemperaturePiece[]): Temperatures {
  const betas = [0];
  for (const { to, steps } of pieces) {
    checkCount('piecewiseTemperatures', 'steps', steps);
    const from = betas.at(-1)!;
    for (let i = 1; i <= steps; i++)
      betas.push(i === steps ? to : from + ((to - from) * i) / steps);
  }
  checkTemperatures('piecewiseTemperatures', betas, 'pieces');
  return betas;
}

/**
 * The inverse temperatures with which restricted Boltzmann machines of digits are scored: 500 to ½,
 * 4,000 more to 0.9 and 10,000 to 1, or a share of each (Salakhutdinov & Murray 2008, "On the
 * quantitative analysis of deep belief networks", §4, https://doi.org/10.1145/1390156.1390266).
 *
 * @param share what part of the 14,500 steps there is.
 *
 * @example
 * ```ts
 * import { salakhutdinovMurrayTemperatures } from '@gen/energy';
 *
 * console.log(salakhutdinovMurrayTemperatures().length, salakhutdinovMurrayTemperatures(0.1).length); // 14501 1451
 * ```
 */
export function salakhutdinovMurrayTemperatures(share = 1): Temperatures {
  if (!(share > 0)) {
    throw new InputError({
      callee: 'salakhutdinovMurrayTemperatures',
      argument: 'share',
      expected: 'a number above 0',
      got: `${share}`,
    });
  }
  const stepsOf = (steps: number): number => Math.max(1, Math.round(share * steps));
  return piecewiseTemperatures([
    { to: 0.5, steps: stepsOf(500) },
    { to: 0.9, steps: stepsOf(4000) },
    { to: 1, steps: stepsOf(10_000) },
  ]);
}

/**
 * Inverse temperatures that are dense at both ends.
 *
 *     β̃ᵢ = σ(δ (2i / steps − 1)),   βᵢ = (β̃ᵢ − β̃₀) / (β̃ₙ − β̃₀)
 *
 * What forward and reverse runs have in common (Grosse, Ghahramani & Adams 2015, "Sandwiching the
 * marginal likelihood using bidirectional Monte Carlo", §6, https://arxiv.org/abs/1511.02543).
 *
 * @param steepness δ.
 *
 * @example
 * ```ts
 * import { sigmoidalTemperatures } from '@gen/energy';
 *
 * const betas = sigmoidalTemperatures(1000); // 1001 numbers from 0 to 1
 * ```
 */
export function sigmoidalTemperatures(steps: number, steepness = 4): Temperatures {
  checkCount('sigmoidalTemperatures', 'steps', steps);
  const raw = Array.from(
    { length: steps + 1 },
    (_, i) => 1 / (1 + Math.exp(-steepness * ((2 * i) / steps - 1))),
  );
  const [first, last] = [raw[0]!, raw[steps]!];
  return raw.map((beta, i) => (i === steps ? 1 : (beta - first) / (last - first)));
}

/** Throws an {@link InputError} unless inverse temperatures rise from 0 to 1. */
export function checkTemperatures(
  callee: string,
  betas: Temperatures,
  argument = 'temperatures',
): void {
  const wrong = betas.findIndex((beta, i) => !(i === 0 ? beta === 0 : beta >= betas[i - 1]!));
  if (betas.length >= 2 && wrong < 0 && betas.at(-1) === 1) return;
  const got =
    betas.length < 2
      ? `${betas.length} of them`
      : wrong < 0
        ? `${betas.at(-1)} at the end`
        : `${betas[wrong]} at place ${wrong}${wrong > 0 ? `, after ${betas[wrong - 1]}` : ''}`;
  throw new InputError({
    callee,
    argument,
    expected: 'inverse temperatures that rise from 0 to 1',
    got,
    remedy: 'Make them by linearTemperatures or salakhutdinovMurrayTemperatures.',
  });
}
