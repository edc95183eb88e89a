import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bin, ended, gen, newFolder } from './testing/gen-process.js';
import { idx, writeMnist } from './testing/mnist-like.js';

const cwd = newFolder();
const at = (...path: string[]): string => join(cwd, ...path);
const small = ['--hidden', '16', '--latent', '2', '--batch', '20', '--epochs', '2'];
const train = (...words: string[]): string[] => ['train', 'vae', ...words];

/** Copies a folder, and changes the bytes of a file in the copy. */
const spoiler =
  (model: string) =>
  (folder: string, file: string, change: (bytes: Buffer) => Uint8Array): void => {
    cpSync(at(model), at(folder), { recursive: true });
    writeFileSync(at(folder, file), change(readFileSync(at(folder, file))));
  };
const spoiled = spoiler('mnist');
const spoiledRun = spoiler('run');

const edited = (from: string, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString().replace(from, to));

const IMAGES = 'train-images-idx3-ubyte';
const LABELS = 'train-labels-idx1-ubyte';

beforeAll(async () => {
  writeMnist(at('mnist'), { train: 40, test: 20 });
  writeFileSync(at('file'), 'a file');
  mkdirSync(at('empty'));
  spoiled('truncated', IMAGES, (bytes) => bytes.subarray(0, 5000));
  spoiled('truncated-gzip', 't10k-images-idx3-ubyte.gz', (bytes) => bytes.subarray(0, 500));
  spoiled('mislabelled', IMAGES, (bytes) => Buffer.concat([Buffer.from('PK'), bytes.subarray(2)]));
  spoiled('labels-as-images', IMAGES, () => idx([40], new Uint8Array(40)));
  spoiled('images-as-labels', LABELS, () => idx([40, 28, 28], new Uint8Array(40 * 784)));
  spoiled('other-labels', LABELS, () => idx([39], new Uint8Array(39)));
  spoiled('signed', IMAGES, (bytes) => {
    bytes[2] = 0x09; // int8: from −128 to 127
    return bytes;
  });
  spoiled('other-images', IMAGES, (bytes) => bytes.fill(7, 100, 200));
  await gen(train('--data', 'mnist:mnist', ...small, '--out', 'run'), { cwd });
  spoiledRun('damaged', 'checkpoint.safetensors', (bytes) =>
    bytes.fill(bytes[9000]! ^ 1, 9000, 9001),
  );
  spoiledRun('cut', 'checkpoint.safetensors', (bytes) => bytes.subarray(0, 9000));
  spoiledRun('other-architecture', 'config.json', edited('"latent": 2', '"latent": 3'));
  spoiledRun('no-config', 'config.json', () => Buffer.from('{"version": 1,'));
  spoiledRun('newer', 'config.json', edited('"version": 1', '"version": 2'));
  spoiledRun('bad-config', 'config.json', edited('"batch": 20', '"batch": "many"'));
});

/** What is wrong, words, what the error says, and more of the environment. */
type Case = readonly [string, readonly string[], RegExp, Readonly<Record<string, string>>?];

const words: readonly Case[] = [
  ['an unknown command', ['trian'], /^gen: command: .*Did you mean train\?$/],
  ['an unknown model', ['train', 'vea'], /^gen train: command: .*got 'vea'\. Did you mean vae\?$/],
  [
    'an option before the model',
    ['train', '--epochs', '3'],
    /^gen train: command: expected one of vae/,
  ],
  [
    'an unknown option',
    train('--latnt', '2'),
    /^gen train vae: --latnt: .*Did you mean --latent\?$/,
  ],
  ['an option without its value', train('--epochs'), /^gen train vae: --epochs: expected a value/],
  ['a word too many', train('digits'), /^gen train vae: arguments: expected none .*got digits\./],
  [
    'a number that is none',
    train('--latent', 'two'),
    /: --latent: expected an integer ≥ 1; got 'two'\.$/,
  ],
  ['a number out of range', train('--lr', '-1'), /: --lr: expected a number > 0; got '-1'\.$/],
  ['a list that is none', train('--hidden', '200,x'), /: --hidden: expected integers ≥ 1 /],
  ['an unknown architecture', train('--arch', 'dens'), /: --arch: .*Did you mean dense\?$/],
  ['unknown data', train('--data', 'mnits:x'), /: --data: .*got 'mnits:x'\. Did you mean mnist\?$/],
  ['an unknown engine', train('--engine', 'wsm'), /: --engine: .*Did you mean wasm\?$/],
  [
    'an unknown engine in the environment',
    train(),
    /: GEN_BACKEND: .*got 'wsm'/,
    { GEN_BACKEND: 'wsm' },
  ],
  ['a run that is not named', ['sample'], /^gen sample: run: expected an argument; got none\./],
  [
    'a picture that is none',
    ['sample', 'run', '--out', 'a.jpg'],
    /: --out: .*\.png file; got 'a\.jpg'\.$/,
  ],
];

const data: readonly Case[] = [
  [
    'a missing folder',
    train('--data', 'mnist:none'),
    /expected a folder of IDX files; got nothing there\./,
  ],
  [
    'a folder that is a file',
    train('--data', 'mnist:file'),
    /expected a folder of IDX files; got a file\./,
  ],
  ['an empty folder', train('--data', 'mnist:empty'), /got an empty folder\./],
  ['a truncated file', train('--data', 'mnist:truncated'), /cut off at byte 5000\. .*again\.$/],
  [
    'a truncated gzip file',
    train('--data', 'mnist:truncated-gzip'),
    /t10k-images-idx3-ubyte\.gz: .*gzip/,
  ],
  ['a mislabelled file', train('--data', 'mnist:mislabelled'), /the magic number .*got 50 4b /],
  [
    'labels given as images',
    train('--data', 'mnist:labels-as-images'),
    /expected images: .*got 40 labels/,
  ],
  ['images given as labels', train('--data', 'mnist:images-as-labels'), /expected 40 labels/],
  [
    'labels of other images',
    train('--data', 'mnist:other-labels'),
    /expected 40 labels.*got 39 labels/,
  ],
  [
    'pixels outside of the support',
    train('--data', 'mnist:signed'),
    /expected images: uint8 .*got int8/,
  ],
  [
    'a batch of more than there are',
    train('--data', 'mnist:mnist', '--batch', '41'),
    /from 1 to 40/,
  ],
];

const runs: readonly Case[] = [
  ['a folder that holds a run', train('--out', 'run'), /--resume run, replace it with --overwrite/],
  ['a folder that is a file', train('--out', 'file'), /: --out: .*file is in the way/],
  ['a folder below a file', train('--out', 'file/run'), /: --out: .*file is in the way/],
  [
    'no run to go on with',
    train('--resume', 'none'),
    /: --resume: .*got none with nothing there\./,
  ],
  [
    'an option that contradicts the run',
    train('--resume', 'run', '--latent', '3'),
    /: --latent: expected 2, .*got 3\./,
  ],
  [
    'another engine than the run has',
    train('--resume', 'run', '--engine', 'cpu'),
    /: --engine: expected wasm/,
  ],
  [
    'another engine in the environment',
    train('--resume', 'run'),
    /expected wasm, .*got cpu/,
    { GEN_BACKEND: 'cpu' },
  ],
  [
    'fewer epochs than are done',
    train('--resume', 'run', '--epochs', '1'),
    /: --epochs: expected at least 2/,
  ],
  [
    'other images than the run has',
    train('--resume', 'run', '--data', 'mnist:other-images'),
    /: --data: expected the images that/,
  ],
  [
    'a folder beside the run',
    train('--resume', 'run', '--out', 'new'),
    /: --resume: expected no --out/,
  ],
  ['a damaged checkpoint', train('--resume', 'damaged'), /checkpoint\.safetensors: .*damaged/],
  ['a checkpoint that is cut off', ['sample', 'cut'], /checkpoint\.safetensors: .*damaged/],
  [
    'a checkpoint of another architecture',
    train('--resume', 'other-architecture'),
    /: resume: expected the parameters of this model; got different: /,
  ],
  [
    'such a checkpoint to sample from',
    ['sample', 'other-architecture'],
    /expected the parameters of this model; got different: /,
  ],
  [
    'a configuration that is damaged',
    ['score', 'no-config'],
    /no-config\/config\.json: expected the configuration/,
  ],
  [
    'a configuration of the future',
    ['score', 'newer'],
    /: expected version 1; got version 2\. Update /,
  ],
  [
    'a configuration that was changed',
    train('--resume', 'bad-config'),
    /config\.json: batch: expected an integer ≥ 1; got 'many'\.$/,
  ],
  [
    'a loss that is NaN',
    train('--data', 'mnist:mnist', ...small, '--lr', '1e30', '--out', 'nan'),
    /^gen train vae: loss: expected a finite number; got NaN .* at step 1 .* --lr below 1e\+30\.$/,
  ],
];

/** Hashes of all files below a folder, by path. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true }).map(String);
  const hashes = files
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [
      name,
      createHash('sha1')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);
  return Object.fromEntries(hashes) as Record<string, string>;
}

describe.each([
  ['words', words],
  ['data', data],
  ['runs', runs],
])('of %s', (_, cases) => {
  const named = cases.map(([name, given, error, env = {}]) => ({ name, given, error, env }));
  test.each(named)(
    '$name is told in one line, and changes nothing',
    async ({ given, error, env }) => {
      const before = snapshot(cwd);
      const { code, stderr } = await gen(given, { cwd, env });
      expect(stderr).toMatch(/^\S[^\n]*: expected [^\n]*; got [^\n]*[.?]\n$/);
      expect(stderr.trimEnd()).toMatch(error);
      expect(code).toBe(2);
      expect(snapshot(cwd)).toEqual(before);
    },
  );
});

describe('a full disk', () => {
  const full = (...words: string[]) =>
    ended('sh', ['-c', `ulimit -f 40; exec "$0" "$@"`, process.execPath, bin, ...words], { cwd });

  test('leaves the run as it was, and no part of a file', async () => {
    const before = snapshot(cwd);
    const { code, stderr } = await full(...train('--resume', 'run', '--epochs', '3'));
    expect(stderr).toMatch(/^folderStore.put: .*: expected room for \d+ bytes .*; got .*\n$/);
    expect(code).toBe(2);
    const after = snapshot(cwd);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after['run/checkpoint.safetensors']).toBe(before['run/checkpoint.safetensors']);
    expect(await gen(train('--resume', 'run'), { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  test('leaves nothing of a new run', async () => {
    const { code } = await full(...train('--data', 'mnist:mnist', ...small, '--out', 'new'));
    expect(code).toBe(2);
    expect(existsSync(at('new')) ? readdirSync(at('new')) : []).toEqual([]);
  });
});
