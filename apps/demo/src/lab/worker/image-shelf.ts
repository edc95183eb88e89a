import { drawDigits, type ImageSource } from './image-source.js';

/** The images at hand: the digits drawn last, and the files dropped last. */
export interface ImageShelf {
  /** So many drawn digits. */
  digits(count: number): ImageSource;
  /** The images of the files dropped last. */
  files(): ImageSource;
  /** Takes images read from files. */
  put(images: ImageSource): void;
}

/** An empty shelf. */
export function imageShelf(): ImageShelf {
  let ofFiles: ImageSource | undefined;
  let drawn: ImageSource | undefined;
  return {
    digits(count) {
      if (drawn?.train.count !== count) drawn = drawDigits(count);
      return drawn;
    },
    files() {
      if (ofFiles === undefined) throw new Error(noFiles);
      return ofFiles;
    },
    put(images) {
      ofFiles = images;
    },
  };
}

const noFiles = 'This experiment is about files of yours: drop them under Data.';
