import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin } from '../../../scripts/lib/bin.mjs';
import { root } from '../examples.js';

const site = mkdtempSync(join(tmpdir(), 'gen-site-'));
const read = (...path: string[]): string => readFileSync(join(site, ...path), 'utf8');
const pictures = readdirSync(join(root, 'docs', 'images', 'distributions'));

let built: SpawnSyncReturns<string>;

beforeAll(() => {
  // Types are checked by the compiler elsewhere, and not once more here.
  const options = ['--options', join(root, 'docs', 'typedoc.json'), '--skipErrorChecking'];
  const args = [bin('typedoc'), ...options, '--out', site];
  built = spawnSync(process.execPath, args, { encoding: 'utf8' });
}, 600_000);

afterAll(() => rmSync(site, { recursive: true, force: true }));

test('every public name is documented, and every link leads somewhere', () => {
  expect(built.status, `${built.stdout}${built.stderr}`).toBe(0);
});

const functionPages = (): string[] => readdirSync(join(site, 'functions'));

test('the page of each distribution in the reference has its picture', () => {
  expect(pictures.length).toBeGreaterThan(50);
  for (const picture of pictures) {
    const name = picture.replace('.svg', '');
    const page = functionPages().find((file) => file === `_gen_core.index.${name}.html`)!;
    const images = [...read('functions', page).matchAll(/<img src="\.\.\/([^"]+)"/g)];
    expect(
      images.map(([, src]) => src),
      name,
    ).toEqual([`media/${picture}`]);
    expect(read('media', picture)).toContain('prefers-color-scheme: dark');
  }
});

test('the tables lead to the pages of what they name, and to nothing else', () => {
  for (const [document, entry, least] of [
    ['Distributions', 'index', 50],
    ['Bijectors', 'bijectors', 25],
    ['Divergences', 'divergences', 35],
    ['Bounds_and_estimators', '(bounds|estimators)', 30],
  ] as const) {
    const links = [...read('documents', `${document}.html`).matchAll(/<a href="([^"]+)"><code>/g)];
    const page = new RegExp(`^\\.\\./(functions|variables)/_gen_core\\.${entry}\\.\\w+\\.html`);
    const found = links.filter(([, href]) => page.test(href!));
    expect(new Set(found.map(([, href]) => href)).size, document).toBeGreaterThanOrEqual(least);
    for (const [, href] of links) {
      const [file] = href!.split('#');
      expect(() => read('documents', file!), `${document}: ${href}`).not.toThrow();
    }
  }
});

test('the file in which something is defined is that of the repository', () => {
  expect(read('functions', '_gen_core.index.normal.html')).toContain(
    'gen/blob/main/packages/core/src/distributions/normal.ts#L',
  );
});
