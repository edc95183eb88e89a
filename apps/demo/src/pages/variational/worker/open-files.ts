import { idxFromFiles } from '@gen/data';
import type { Settings } from '../settings.js';
import { dataOfFiles, type DataSource } from './data-source.js';
import { openRun, type OpenedRun } from './open-run.js';

/** What dropped files hold. */
export type Opened =
  | { readonly kind: 'data'; readonly data: DataSource }
  | { readonly kind: 'run'; readonly run: OpenedRun };

const ofRun = /\.(zip|safetensors|json|csv)$/i;

/** Reads dropped files: a run where one of them looks like a part of one, else IDX files. */
export async function openFiles(files: readonly File[], settings: Settings): Promise<Opened> {
  if (files.some(({ name }) => ofRun.test(name))) {
    return { kind: 'run', run: await openRun(files, settings) };
  }
  return { kind: 'data', data: dataOfFiles(await idxFromFiles(files)) };
}
