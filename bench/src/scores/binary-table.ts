import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { csvRecords, gather, idxRecords, type DataRecord } from '@gen/data';
import { fileSource } from '@gen/data/node';

/** A table of zeros and ones in three parts. The caller owns the tensors. */
export interface BinaryTable {
  /** What is trained on. */
  readonly train: Tensor2D;
  /** What settings are chosen by. */
  readonly valid: Tensor2D;
  /** What is scored on. */
  readonly test: Tensor2D;
}

const parts = ['train', 'valid', 'test'] as const;

/** Reads the binarized MNIST of Larochelle & Murray 2011: IDX files `[count, 784]`, gzipped. */
export const binarizedMnist = (data: string): Promise<BinaryTable> =>
  table((part) => idxRecords(fileSource(join(data, 'binarized-mnist', `${part}-idx2-ubyte.gz`))));

/** Reads a binary density set: CSV files without a header, gzipped. */
export const densityTable = (data: string, name: string): Promise<BinaryTable> =>
  table((part) => {
    const file = fileSource(join(data, 'density', `${name}.${part}.csv.gz`));
    return csvRecords(file, { header: false });
  });

async function table(read: (part: string) => AsyncIterable<DataRecord>): Promise<BinaryTable> {
  const [train, valid, test] = await Promise.all(
    parts.map(async (part) => {
      const { shape, data } = await gather(read(part));
      return tf.tensor2d(Float32Array.from(data as Uint8Array), shape as [number, number]);
    }),
  );
  return { train: train!, valid: valid!, test: test! };
}
