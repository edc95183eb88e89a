import type { Key } from '@gen/core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A change of every batch, such as `binarize`: a pure function of the batch and a key. */
export type BatchTransform = (batch: Tensor, key: Key) => Tensor;
