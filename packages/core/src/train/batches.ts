/**
 * Batches by position, so that a run resumes at its step without replaying what came before.
 *
 * Every batch has the same shape. The receiver owns the batch and disposes it.
 */
export interface Batches<Batch> {
  /** Number of batches in one epoch. */
  readonly batchesPerEpoch: number;
  /** Number of examples in one batch. */
  readonly batchSize: number;
  /** The batch `index` of epoch `epoch`, both counted from 0: a pure function of its arguments. */
  batch(epoch: number, index: number): Batch | Promise<Batch>;
}
