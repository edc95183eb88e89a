import type { Measurement, Walkers } from '../protocol.js';

/** The landscape in words: how near it is to the data, and where the chains are. */
export function describeLandscape(
  step: number | undefined,
  tests: readonly Measurement[],
  walkers: Walkers | undefined,
): string {
  if (step === undefined) return 'The density of the model: nothing to show yet.';
  const kl = tests.findLast((test) => test.kl !== undefined)?.kl;
  const shares = walkers?.shares?.map((share) => `${Math.round(100 * share)}%`).join(', ');
  return [
    `The density of the model after ${step} steps, as a map, and chains that walk on it.`,
    ...(kl === undefined ? [] : [`KL divergence from the data: ${kl.toFixed(2)} nats.`]),
    ...(shares === undefined ? [] : [`Chains at the modes: ${shares}.`]),
  ].join(' ');
}
