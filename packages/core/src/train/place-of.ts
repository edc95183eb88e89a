/** Where a step stands in the data. */
export interface Place {
  /** Number of the epoch, from 0. */
  readonly epoch: number;
  /** Number of the batch in it, from 0. */
  readonly index: number;
}

/** The place of a step in epochs of so many batches. */
export const placeOf = (step: number, batchesPerEpoch: number): Place => ({
  epoch: Math.floor(step / batchesPerEpoch),
  index: step % batchesPerEpoch,
});
