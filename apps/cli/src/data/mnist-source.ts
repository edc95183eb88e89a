import { fashionMnist, mnist, mnistFolder } from '@gen/data/node';
import { say } from '../terminal/say.js';
import type { DataSource } from './data-source.js';

/** MNIST, or a folder of files under its names. */
export const mnistSource = published('mnist', 'handwritten digits', mnist);

/** Fashion-MNIST, or a folder of files under the same names. */
export const fashionMnistSource = published('fashion-mnist', 'pictures of clothes', fashionMnist);

/** What is fetched once by name, into the folder of `GEN_DATA`, or read from another folder. */
function published(name: string, what: string, fetched: typeof mnist): DataSource {
  return {
    name,
    usage: `${name}[:FOLDER]`,
    summary: `${what}, fetched once into the folder GEN_DATA, or IDX files, gzipped or not`,
    load: (folder) =>
      folder === '' ? fetched({ onProgress: tellOfFiles() }) : mnistFolder(folder),
  };
}

/** Says once of each file that it is fetched. */
function tellOfFiles(): (progress: { readonly file: string; readonly total: number }) => void {
  const told = new Set<string>();
  return ({ file, total }) => {
    if (told.has(file)) return;
    told.add(file);
    say(`fetching ${file}, ${(total / 1e6).toFixed(1)} MB`);
  };
}
