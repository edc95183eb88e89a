import type { Key } from '@gen/core';
import { convolutionalVAE, denseVAE, type VAE } from '@gen/variational';

/** Images in a batch. */
export const BATCH = 100;

/** A model, and how it takes images. */
export interface Workload {
  /** Makes the model. */
  readonly make: (key: Key) => VAE;
  /** Whether an image is one row. */
  readonly flat: boolean;
}

/** What is trained, by name: a small model, whose steps are short, and one of convolutions. */
export const workloads: Readonly<Record<string, Workload>> = {
  dense: { make: (key) => denseVAE({ key }), flat: true },
  convolutional: { make: (key) => convolutionalVAE({ key }), flat: false },
};
