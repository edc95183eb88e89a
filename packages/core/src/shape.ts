/** Sizes of a tensor's axes, outermost first; a scalar is `[]`. */
export type Shape = readonly number[];
