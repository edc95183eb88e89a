import type { Source } from '../sources/source.js';

/**
 * Files that belong together: a folder, an archive, what was dropped.
 *
 * `filesFolder` makes one of a page's files, `tarFolder` and `zipFolder` of archives, `folderSource`
 * of `@gen/data/node` of a path.
 */
export interface Folder {
  /** What it is called in errors. */
  readonly name: string;
  /** Its files, each under its path within the folder, with `/` between the parts. */
  list(): Promise<readonly Source[]>;
}
