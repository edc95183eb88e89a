/** Where randomness comes from: 64 bits, opaque. The same key gives the same draw everywhere. */
export class Key {
  /** Low and high word, unsigned 32-bit. @internal */
  readonly words: readonly [number, number];

  /** Made by `key`, `split` and `foldIn`. @internal */
  constructor(low: number, high: number) {
    this.words = [low >>> 0, high >>> 0];
  }
}
