import { unpackBytes, type UnpackBytesAttrs, type UnpackBytesInputs } from '@gen/core/kernels';
import { tensorflowKernel, type Tensors } from '../call.js';
import { handles, UINT8 } from '../handles.js';

/** Bytes as shares of 255 on TensorFlow, which has bytes. */
export const unpackBytesTensorflow = tensorflowKernel<
  Tensors<keyof UnpackBytesInputs>,
  UnpackBytesAttrs
>(unpackBytes.name, ({ inputs: { words }, attrs: { size }, backend }) =>
  handles(backend, (on) => {
    const [rows, width] = words.shape as [number, number];
    const [type, index] = [on.type('T', UINT8), on.type('Tshape', on.INT32)];
    const types = [on.type('T', on.INT32), on.type('type', UINT8)];
    const bytes = on.run('Bitcast', types, [on.of(words)]);
    const inRows = on.run('Reshape', [type, index], [bytes, on.words([rows, 4 * width])]);
    const bounds = [on.words([0, 0]), on.words([rows, size])];
    const counted =
      size === 4 * width
        ? inRows
        : on.run('Slice', [type, on.type('Index', on.INT32)], [inRows, ...bounds]);
    const numbers = on.cast(counted, UINT8, on.FLOAT);
    return on.tensor(on.float('RealDiv', numbers, on.number(255)));
  }),
);
