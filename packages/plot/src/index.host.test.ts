import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('what pages import reaches for nothing of Node', () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(?<!\.test)\.ts$/.test(path) && !path.startsWith('node'),
  );
  expect(sources.length).toBeGreaterThan(10);
  for (const path of sources) {
    const text = readFileSync(new URL(path, folder), 'utf8');
    // Examples in docstrings may, code may not.
    const code = text.replace(/\/\*\*[^]*?\*\//g, '');
    expect(code, path).not.toMatch(/from '(node:|linkedom|@resvg|(\.\.?\/)+node\/)/);
  }
});
