import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fences } from './fences.js';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** An example that a reader may copy. */
export interface Example {
  /** File and line, relative to the repository. */
  readonly place: string;
  /** Name for a file that holds it. */
  readonly file: string;
  /** The code. */
  readonly code: string;
  /** Whether it is for a page: compiled here, run in a browser. */
  readonly isForPage: boolean;
}

/** Every block marked `ts` in the READMEs and in the docstrings of the packages' sources. */
export function examples(): Example[] {
  return [...readmes(), ...sources()].flatMap((path) => examplesIn(path));
}

/** The examples of one file. */
export function examplesIn(path: string): Example[] {
  const name = relative(root, path);
  return fences(readFileSync(path, 'utf8'))
    .filter(({ language }) => language === 'ts')
    .map(({ code, line, words }) => ({
      place: `${name}:${line}`,
      file: `${name.replace(/[^a-zA-Z0-9]+/g, '-')}-${line}.ts`,
      code,
      isForPage: words.includes('page'),
    }));
}

function readmes(): string[] {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(parent, name)),
  );
  return ['.', ...folders]
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)))
    .filter((path) => path.endsWith('README.md'));
}

function sources(): string[] {
  return readdirSync(join(root, 'packages'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.(test|generated|d))\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /packages\/[^/]+\/src\//.test(path.replaceAll('\\', '/')));
}
