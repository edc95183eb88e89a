import { unpackBytes, type UnpackBytesAttrs, type UnpackBytesInputs } from '@gen/core/kernels';
import { attributesFor, tensorflowKernel, type Tensors } from '../call.js';

/** Bytes as shares of 255 by an op of our own: one pass over memory. */
export const ownUnpackBytes = tensorflowKernel<Tensors<keyof UnpackBytesInputs>, UnpackBytesAttrs>(
  unpackBytes.name,
  ({ inputs: { words }, attrs: { size }, backend }) =>
    backend.executeSingleOutput(
      'GenUnpackBytes',
      [attributesFor(backend).int('size', size)],
      [words],
    ),
);
