import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/root.mjs';

test('npm run train trains the model of the README', { timeout: 180_000 }, () => {
  const out = join(mkdtempSync(join(tmpdir(), 'gen-train-')), 'digits');
  const short = ['--train-images', '300', '--epochs', '1'];
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'cli.mjs'), 'train', 'vae', '--latent', '2', '--out', out, ...short],
    { cwd: root, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  expect(readdirSync(out).sort()).toEqual([
    'checkpoint.safetensors',
    'config.json',
    'loss.png',
    'manifold.png',
    'metrics.csv',
    'reconstructions.png',
    'samples.png',
  ]);
});
