import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bin } from '../lib/bin.mjs';
import { root } from '../lib/root.mjs';

const eslint = new ESLint({ cwd: root });

async function rulesBroken(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${path}` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'parse');
}

const core = 'packages/core/src/example.ts';
const family = 'packages/variational/src/example.ts';

describe('lint refuses', () => {
  test.each([
    ['core importing a family', core, `import '@gen/variational';`, 'no-restricted-imports'],
    ['core importing plot', core, `import '@gen/plot/node';`, 'no-restricted-imports'],
    ['a family importing data', family, `import '@gen/data';`, 'no-restricted-imports'],
    ['a family importing a backend', family, `import '@gen/backend-web';`, 'no-restricted-imports'],
    [
      'a relative path to a package',
      family,
      `import '../../core/src/use.js';`,
      'no-restricted-imports',
    ],
    [
      'dataSync',
      core,
      `export const f = (x: { dataSync(): void }) => x.dataSync();`,
      'no-restricted-syntax',
    ],
    [
      'arraySync',
      family,
      `export const f = (x: { arraySync(): void }) => x.arraySync();`,
      'no-restricted-syntax',
    ],
    [
      'print',
      core,
      `export const f = (x: { print(): void }) => x.print();`,
      'no-restricted-syntax',
    ],
    [
      'Math.random',
      'apps/cli/src/example.ts',
      `export const x = Math.random();`,
      'no-restricted-syntax',
    ],
    ['a global of the environment', core, `export const x = process;`, 'no-restricted-globals'],
    ['a global of the page', family, `export const x = window;`, 'no-restricted-globals'],
    ['any', core, `export const x: any = 1;`, '@typescript-eslint/no-explicit-any'],
    ['a default export', core, `export default 1;`, 'no-restricted-syntax'],
  ])('%s', async (_, path, code, rule) => {
    expect(await rulesBroken(path, code)).toContain(rule);
  });
});

test('lint accepts a family that imports core', async () => {
  const code = `import { key } from '@gen/core';\nexport const seed = key(1);\n`;
  expect(await rulesBroken(family, code)).toEqual([]);
});

describe('the repository', () => {
  test.each([
    ['holds its lint rules', 'eslint', ['.', '--max-warnings', '0']],
    ['is formatted', 'prettier', ['--check', '--log-level', 'warn', '.']],
    ['has sound types', 'typescript', ['-p', 'tsconfig.json']],
  ])('%s', { timeout: 180_000 }, (_, name, args) => {
    const command = name === 'typescript' ? bin('typescript', 'tsc') : bin(name);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
