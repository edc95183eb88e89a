import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAddons } from './find-addons.js';
import { findPackage } from './find-package.js';

const folder = join(import.meta.dirname, '..', '..');
const found = findPackage();
const has = found !== undefined && findAddons(found).length > 0;
const isLinux = process.platform === 'linux';

const empty = (): string => mkdtempSync(join(tmpdir(), 'gen-cache-'));

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GEN_BACKEND: '', ...env },
  });
  return { status, stdout, stderr };
}

describe.runIf(isLinux)('gen-tensorflow', () => {
  const command = join(folder, 'bin', 'gen-tensorflow.mjs');

  test('says which compiler is lacking', () => {
    const { status, stderr } = run([command], { GEN_CACHE: empty(), CXX: 'no-such-compiler' });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      "gen-tensorflow: compiler: expected a C++ compiler by the name in CXX; got 'no-such-compiler'",
    );
  });

  test('says that pip is lacking, and leaves nothing behind', () => {
    const cache = empty();
    const compiler = join(empty(), 'c++');
    writeFileSync(compiler, '#!/bin/sh\n', { mode: 0o755 });
    const { status, stderr } = run([command], { GEN_CACHE: cache, CXX: compiler, PATH: empty() });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      'gen-tensorflow: pip: expected pip, which fetches TensorFlow; got none.',
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  test('refuses another wheel than the one that is pinned', () => {
    const cache = empty();
    const wheel = join(empty(), 'other.whl');
    writeFileSync(wheel, 'not TensorFlow');
    const compiler = join(empty(), 'c++');
    writeFileSync(compiler, '#!/bin/sh\n', { mode: 0o755 });
    const { status, stderr } = run([command, '--wheel', wheel], {
      GEN_CACHE: cache,
      CXX: compiler,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /gen-tensorflow: wheel: expected tensorflow\S* \S+ of SHA-256 [0-9a-f]+;/,
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  test('does not know other options', () => {
    expect(run([command, '--tpu']).status).toBe(2);
    expect(run([command, '--help']).stdout).toMatch('Usage: gen-tensorflow');
  });
});

const program = `
  import { createRequire } from 'node:module';
  import * as tf from '@tensorflow/tfjs-core';
  import { use } from '@gen/core';
  import { nodeBackend } from '@gen/backend-node';
  const { engine } = await use(nodeBackend({ prefer: 'tensorflow' }));
  const x = tf.tensor1d([3, 1]);
  const top = tf.topk(x, 1);
  const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('tfjs-layers'));
  const chained = 'sub' in tf.Tensor.prototype;
  console.log(JSON.stringify({ engine, top: await top.values.data(), loaded, chained }));
`;
const printed = '{"engine":"tensorflow","top":{"0":3},"loaded":[],"chained":false}\n';

describe.runIf(has)('a program on TensorFlow', () => {
  test('ends by itself, and has loaded no more of TensorFlow.js than its kernels', () => {
    const { status, stdout } = run(['--input-type=module', '-e', program]);
    expect(stdout).toBe(printed);
    expect(status).toBe(0);
  });

  test('may compute in a worker', () => {
    const file = join(folder, 'dist', 'worker-of-a-test.mjs');
    writeFileSync(file, program);
    const starter = `new (require('node:worker_threads').Worker)(${JSON.stringify(file)})`;
    const { status, stdout } = run(['-e', starter]);
    rmSync(file);
    expect(stdout).toBe(printed);
    expect(status).toBe(0);
  });
});
