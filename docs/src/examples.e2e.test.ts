// As in a program, whose imports come before `use`: this one registers gradients, which ours are to replace.
import '@tensorflow/tfjs-layers';
import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bin } from '../../scripts/lib/bin.mjs';
import { examples, root } from './examples.js';

const folder = join(root, 'docs', 'examples.generated');
const all = examples();
const forNode = all.filter(({ isForPage }) => !isForPage);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, place, code } of all) {
    // Without an export a file that imports nothing would be a script, which cannot await.
    writeFileSync(join(folder, file), `// ${place}\n${code}\nexport {};\n`);
  }
  process.chdir(mkdtempSync(join(tmpdir(), 'gen-examples-')));
  await use(nodeBackend({ prefer: 'wasm' }));
});

describe('every example of the READMEs and docstrings', () => {
  test('compiles', { timeout: 180_000 }, () => {
    const args = [bin('typescript', 'tsc'), '-p', join(root, 'docs', 'tsconfig.examples.json')];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stdout.trim()).toBe('');
  });

  test.each(forNode.map((example) => [example.place, example] as const))(
    'runs: %s',
    { timeout: 180_000 },
    async (_, { file }) => {
      await expect(import(/* @vite-ignore */ join(folder, file))).resolves.toBeDefined();
    },
  );
});
