// Trains the model that the page opens with, by the command line of this repository, and packs its
// run into src/pages/variational/trained/vae-digits.zip:
//   node apps/demo/scripts/train-shipped-model.mjs          trains (some minutes) and packs
//   node apps/demo/scripts/train-shipped-model.mjs FOLDER   packs a run that was trained before
// Of the checkpoint only the weights are kept: a visitor on a phone waits for every byte. The options
// are the initial settings of the page (src/pages/variational/settings.ts).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const demo = dirname(dirname(fileURLToPath(import.meta.url)));
const packed = join(demo, 'src/pages/variational/trained/vae-digits.zip');
const [given] = process.argv.slice(2);
const folder = given ?? mkdtempSync(join(tmpdir(), 'vae-digits-'));

try {
  if (given === undefined) train();
  const { readSafetensors, writeSafetensors } = await import('@gen/core/train');
  const { tensors, metadata } = readSafetensors(read('checkpoint.safetensors'));
  const weights = Object.entries(tensors)
    .filter(([name]) => name.startsWith('model.'))
    .map(([name, tensor]) => [name.slice('model.'.length), tensor]);
  const { step = '0' } = metadata;
  const bytes = zipSync(
    {
      'weights.safetensors': writeSafetensors(Object.fromEntries(weights), { step }),
      'config.json': read('config.json'),
      'metrics.csv': read('metrics.csv'),
    },
    // Without a time of their own, the same files make the same zip.
    { level: 9, mtime: '1980-01-01' },
  );
  mkdirSync(dirname(packed), { recursive: true });
  writeFileSync(packed, bytes);
  console.log(`${packed}: ${(bytes.length / 1e6).toFixed(2)} MB, ${step} steps`);
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}

function train() {
  const options = [
    ...['--data', 'digits', '--train-images', '6000', '--epochs', '100', '--batch', '100'],
    ...['--lr', '0.003', '--key', '0', '--latent', '2', '--hidden', '200,100'],
    ...['--engine', 'wasm', '--out', folder],
  ];
  const cli = join(demo, '../../scripts/cli.mjs');
  const { status } = spawnSync(process.execPath, [cli, 'train', 'vae', ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} name */
function read(name) {
  return new Uint8Array(readFileSync(join(folder, name)));
}
