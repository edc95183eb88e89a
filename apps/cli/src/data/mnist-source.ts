import { InputError } from '@gen/core';
import { mnistFolder } from '@gen/data/node';
import type { DataSource } from './data-source.js';

/** A folder of IDX files. */
export const mnistSource: DataSource = {
  name: 'mnist',
  usage: 'mnist:FOLDER',
  summary: 'IDX files under the names of MNIST, gzipped or not',
  load: async (folder) => {
    if (folder !== '') return mnistFolder(folder);
    throw new InputError({
      callee: 'gen',
      argument: '--data',
      expected: 'mnist:FOLDER',
      got: 'mnist without a folder',
      remedy: 'Give the folder of the IDX files: --data mnist:data/mnist.',
    });
  },
};
