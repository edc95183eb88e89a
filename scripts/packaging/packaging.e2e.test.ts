import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { examplesIn } from '../../docs/src/examples.js';
import { bin } from '../lib/bin.mjs';
import { root } from '../lib/root.mjs';
import { pack, type Packed } from './pack.js';
import { runInPage } from './run-in-page.js';

const timeout = 180_000;
const tarballs = mkdtempSync(join(tmpdir(), 'gen-tarballs-'));
let packed: Packed[] = [];

beforeAll(() => {
  packed = pack(tarballs);
}, timeout);

const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

describe('every published package', () => {
  test('is clean to publint', { timeout }, () => {
    for (const { name, tarball } of packed) {
      const { status, stdout } = node(bin('publint'), tarball, '--strict');
      expect(status, `${name}: ${stdout}`).toBe(0);
    }
  });

  test('has types that resolve', { timeout }, () => {
    for (const { name, tarball } of packed) {
      const { status, stdout } = node(
        bin('@arethetypeswrong/cli', 'attw'),
        tarball,
        '--profile',
        'esm-only',
      );
      expect(status, `${name}: ${stdout}`).toBe(0);
    }
  });

  test('ships its licence, its README and no test', { timeout }, () => {
    for (const { name, tarball } of packed) {
      const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
      expect(files, name).toContain('package/LICENSE');
      expect(files, name).toContain('package/README.md');
      expect(
        files.filter((file) => /\.test\.|\.map\.map$/.test(file)),
        name,
      ).toEqual([]);
    }
  });
});

describe('@gen/variational and a backend, installed by npm into an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gen-newcomer-'));
  const [example] = examplesIn(join(root, 'packages/variational/README.md'));
  const code = example?.code ?? '';

  test('the README has an example', () => expect(code).toContain('import'));

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const needed = ['core', 'variational', 'backend-web', 'backend-node'].map(
      (name) => `@gen/${name}`,
    );
    const files = packed.filter(({ name }) => needed.includes(name)).map(({ tarball }) => tarball);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...files], {
      cwd: folder,
      stdio: 'pipe',
      shell: process.platform === 'win32',
    });
  }, timeout);

  test('there is one copy of tfjs-core', () => {
    const out = spawnSync('npm', ['ls', '@tensorflow/tfjs-core', '--all', '--parseable'], {
      cwd: folder,
      encoding: 'utf8',
    }).stdout;
    const copies = new Set(
      out
        .trim()
        .split('\n')
        .filter((line) => line.endsWith('tfjs-core')),
    );
    expect(copies.size).toBe(1);
  });

  test("the README's example runs in plain Node", { timeout }, () => {
    writeFileSync(join(folder, 'example.js'), javascript(code));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.js'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr.split('\n').filter(isOurs).join('\n')).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\d/);
  });

  test("the README's example runs in a page bundled by Vite", { timeout }, async () => {
    const inPage = code
      .replace('@gen/backend-node', '@gen/backend-web')
      .replaceAll('nodeBackend', 'webBackend');
    writeFileSync(join(folder, 'main.js'), `${javascript(inPage)}\nconsole.log('the end');\n`);
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="./main.js"></script>');
    await build({ root: folder, logLevel: 'error', base: './' });
    const lines = await runInPage(folder, 'the end');
    expect(lines.join('\n')).toMatch(/\d/);
  });
});

function javascript(code: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}

/** Whether a line is not one of the two that TensorFlow writes as it loads, which nothing turns off. */
const isOurs = (line: string): boolean =>
  !/absl::InitializeLog|oneDNN custom operations/.test(line);
