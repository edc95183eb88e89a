import { idxFromFiles } from '@gen/data';
import { imagesOfFiles, type ImageSource } from './image-source.js';
import { unpack, type Files } from './unpack.js';

/** What dropped files hold. */
export type Opened =
  | { readonly kind: 'images'; readonly images: ImageSource }
  | { readonly kind: 'run'; readonly files: Files };

const ofRun = /\.(zip|safetensors|json|csv)$/i;

/** Reads dropped files: those of a run where one of them looks like a part of one, else IDX files. */
export async function openFiles(files: readonly File[]): Promise<Opened> {
  return files.some(({ name }) => ofRun.test(name))
    ? { kind: 'run', files: await unpack(files) }
    : { kind: 'images', images: imagesOfFiles(await idxFromFiles(files)) };
}
