import { InputError } from '../../input-error.js';

/** Draws of one quantity by several Markov chains: a list for each chain, all of one length. */
export type Chains = readonly ArrayLike<number>[];

/** Throws an {@link InputError} unless there are enough chains of enough draws, all of them finite. */
export function checkChains(callee: string, chains: Chains, fewest = 1): void {
  const wrong = (expected: string, got: string): InputError =>
    new InputError({ callee, argument: 'chains', expected, got });
  if (chains.length < fewest) throw wrong(`at least ${fewest} chains`, `${chains.length}`);
  const length = chains[0]!.length;
  for (const [i, chain] of chains.entries()) {
    if (chain.length < 4) throw wrong('at least 4 draws a chain', `${chain.length} in chain ${i}`);
    if (chain.length !== length) {
      throw wrong(`${length} draws in every chain`, `${chain.length} in chain ${i}`);
    }
    const at = Array.prototype.findIndex.call(chain, (x: number) => !Number.isFinite(x));
    if (at >= 0) throw wrong('finite numbers', `${chain[at]} as draw ${at} of chain ${i}`);
  }
}

/** The first and the second half of each chain, as chains; of an odd number the middle is left out. */
export function splitChains(chains: Chains): Float64Array[] {
  const whole = chains.map((chain) => Float64Array.from(chain));
  const half = Math.floor(whole[0]!.length / 2);
  return [
    ...whole.map((chain) => chain.subarray(0, half)),
    ...whole.map((chain) => chain.subarray(chain.length - half)),
  ];
}

/** Each draw of each chain mapped, in the same arrangement. */
export const mapChains = (chains: Chains, f: (x: number) => number): Float64Array[] =>
  chains.map((chain) => Float64Array.from(chain, f));

/** All draws of all chains in one list, chain after chain. */
export function pooled(chains: Chains): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all;
}
