import type { Settings } from '../settings.js';
import { drawDigits, type DataSource } from './data-source.js';

/** The data sets at hand: the digits drawn last, and the files dropped last. */
export interface DataShelf {
  /** The data that some settings ask for. */
  dataFor(settings: Settings): DataSource;
  /** Takes data read from files. */
  put(data: DataSource): void;
}

/** An empty shelf. */
export function dataShelf(): DataShelf {
  let files: DataSource | undefined;
  let digits: DataSource | undefined;
  return {
    dataFor(settings) {
      if (settings.data === 'files') {
        if (files === undefined) throw new Error(noFiles);
        return files;
      }
      if (digits?.train.count !== settings.trainImages) digits = drawDigits(settings.trainImages);
      return digits;
    },
    put(data) {
      files = data;
    },
  };
}

const noFiles = 'This experiment is about files of yours: drop them under Data.';
