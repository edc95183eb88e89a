import { expect, test } from 'vitest';
import { drain } from '../testing/files.js';
import { textLines } from '../text/text-lines.js';
import { droppedFolder } from './dropped-folder.js';

const entryOf = (path: string, text: string): object => ({
  isFile: true,
  isDirectory: false,
  fullPath: path,
  file: (resolve: (file: File) => void) => resolve(new File([text], path.split('/').at(-1)!)),
});
const folderOf = (path: string, pages: readonly (readonly object[])[]): object => ({
  isFile: false,
  isDirectory: true,
  fullPath: path,
  createReader: () => {
    const left = [...pages, []];
    return {
      readEntries: (resolve: (entries: readonly object[]) => void) => resolve(left.shift()!),
    };
  },
});

test('what is dropped is one folder, however deep and however many entries a browser gives at once', async () => {
  const cats = folderOf('/pets/cats', [
    [entryOf('/pets/cats/a.txt', 'a')],
    [entryOf('/pets/cats/b.txt', 'b')],
  ]);
  const items = [folderOf('/pets', [[cats]]), entryOf('/c.txt', 'c'), null];
  const transfer = { items: items.map((entry) => ({ webkitGetAsEntry: () => entry })) };
  const files = await droppedFolder(transfer as unknown as DataTransfer).list();
  expect(files.map(({ name }) => name)).toEqual(['pets/cats/a.txt', 'pets/cats/b.txt', 'c.txt']);
  expect(await drain(textLines(files[1]!))).toEqual(['b']);
});
