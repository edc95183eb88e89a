// Trains the models that the pages open with, by the command line of this repository, and packs their
// runs:
//   node apps/demo/scripts/train-shipped-models.mjs vae|rbm          trains (some minutes) and packs
//   node apps/demo/scripts/train-shipped-models.mjs vae|rbm FOLDER   packs a run that was trained before
// The options are the initial settings of the page. A visitor on a phone waits for every byte: of the
// checkpoint of a VAE only the weights are kept. Of a machine its chains are kept too, which are 0 or 1 and
// take little room, so that its run goes on exactly.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const common = ['--data', 'digits', '--train-images', '6000', '--epochs', '100', '--batch', '100'];
const models = {
  vae: {
    packed: 'variational/trained/vae-digits.zip',
    options: ['--lr', '0.003', '--latent', '2', '--hidden', '200,100'],
    keepsAll: false,
  },
  rbm: {
    packed: 'energy/trained/rbm-digits.zip',
    options: ['--lr', '0.01', '--lr-schedule', 'constant', '--hidden', '100', '--objective', 'pcd'],
    keepsAll: true,
  },
};

const demo = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = '', given] = process.argv.slice(2);
const model = models[/** @type {keyof typeof models} */ (name)];
if (model === undefined) {
  console.error(
    `train-shipped-models: expected ${Object.keys(models).join(' or ')}; got '${name}'.`,
  );
  process.exit(1);
}
const packed = join(demo, 'src/pages', model.packed);
const folder = given ?? mkdtempSync(join(tmpdir(), `${name}-digits-`));

try {
  if (given === undefined) train(model.options);
  const bytes = zipSync(
    {
      ...(model.keepsAll
        ? { 'checkpoint.safetensors': read('checkpoint.safetensors') }
        : { 'weights.safetensors': await weights() }),
      'config.json': read('config.json'),
      'metrics.csv': read('metrics.csv'),
    },
    // Without a time of their own, the same files make the same zip.
    { level: 9, mtime: '1980-01-01' },
  );
  mkdirSync(dirname(packed), { recursive: true });
  writeFileSync(packed, bytes);
  console.log(`${packed}: ${(bytes.length / 1e6).toFixed(2)} MB`);
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}

async function weights() {
  const { readSafetensors, writeSafetensors } = await import('@gen/core/train');
  const { tensors, metadata } = readSafetensors(read('checkpoint.safetensors'));
  const ofModel = Object.entries(tensors)
    .filter(([path]) => path.startsWith('model.'))
    .map(([path, tensor]) => [path.slice('model.'.length), tensor]);
  return writeSafetensors(Object.fromEntries(ofModel), { step: metadata['step'] ?? '0' });
}

/** @param {readonly string[]} options */
function train(options) {
  const cli = join(demo, '../../scripts/cli.mjs');
  const where = ['--key', '0', '--engine', 'wasm', '--out', folder];
  const { status } = spawnSync(
    process.execPath,
    [cli, 'train', name, ...common, ...options, ...where],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} file */
function read(file) {
  return new Uint8Array(readFileSync(join(folder, file)));
}
