/** What a draw depends on. Bodies must not bake the key into compiled code. */
export type DrawAttrs = {
  /** Low and high word of the key, unsigned. */
  readonly key: readonly [number, number];
  /** Shape of the draw. */
  readonly shape: readonly number[];
};
