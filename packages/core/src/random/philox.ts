/** Multipliers of the two halves of a round, and what is added to the key after it. */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/** High word of the 64-bit product of two unsigned words. */
export function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // below 2^32
  const carry = aLow * bHigh + (middle & 0xffff); // below 2^32
  return aHigh * bHigh + (middle >>> 16) + (carry >>> 16);
}

/**
 * Writes one block of Philox4x32-10: four words that are a bijection of the counter under a key.
 *
 * Ten rounds of (c₀, c₁, c₂, c₃) ← (hi(M₁c₂) ⊕ c₁ ⊕ k₀, lo(M₁c₂), hi(M₀c₀) ⊕ c₃ ⊕ k₁, lo(M₀c₀)),
 * with the key raised by a Weyl sequence in between (Salmon, Moraes, Dror, Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3", §3.3, https://doi.org/10.1145/2063384.2063405).
 */
export function writePhiloxBlock(
  out: Uint32Array,
  at: number,
  [key0, key1]: readonly [number, number],
  counter0: number,
  counter1 = 0,
  counter2 = 0,
  counter3 = 0,
): void {
  let c0 = counter0 >>> 0;
  let c1 = counter1 >>> 0;
  let c2 = counter2 >>> 0;
  let c3 = counter3 >>> 0;
  let k0 = key0;
  let k1 = key1;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0);
    const low1 = Math.imul(MULTIPLIER_1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}

/**
 * The first `count` words of a key's stream: word e is word e mod 4 of the block whose counter is
 * (⌊e / 4⌋, 0, 0, 0).
 */
export function philoxWords(key: readonly [number, number], count: number): Uint32Array {
  const blocks = Math.ceil(count / 4);
  const words = new Uint32Array(4 * blocks);
  for (let block = 0; block < blocks; block++) writePhiloxBlock(words, 4 * block, key, block);
  return words.length === count ? words : words.slice(0, count);
}
