import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEvents } from '@gen/test-utils';
import { beforeAll, describe, expect, test } from 'vitest';
import { bin, ended, gen, newFolder, type Ended } from './testing/gen-process.js';
import { writeMnist } from './testing/mnist-like.js';

const cwd = newFolder();
const small = ['--data', 'mnist:mnist', '--hidden', '32', '--latent', '2', '--batch', '20'];
const read = (path: string): Buffer => readFileSync(join(cwd, path));
const text = (path: string): string => read(path).toString();

let whole: Ended;

/** What was said after each epoch, but for the speed. */
const epochsOf = ({ stdout }: Ended): string[] =>
  [...stdout.matchAll(/^(epoch .*), [\d,]+ images.*$/gm)].map(([, words]) => words!);

beforeAll(async () => {
  writeMnist(join(cwd, 'mnist'));
  whole = await gen(['train', 'vae', ...small, '--epochs', '8', '--out', 'whole'], { cwd });
}, 60_000);

describe('gen train', () => {
  test('tells the engine, both parts of the ELBO, the speed, the score and the files', () => {
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.stdout).toMatch(/^engine {3}wasm \(.*\)$/m);
    expect(whole.stdout).toMatch(
      /^data {5}mnist, 200 images of 28 × 28 to train on, 40 to score on$/m,
    );
    expect(whole.stdout).toMatch(
      /^epoch 8\/8: ELBO -[\d.]+ \(reconstruction -[\d.]+, KL [\d.]+\), test ELBO -.*, [\d,]+ images\/s, 0:00 left$/m,
    );
    expect(whole.stdout).toMatch(/^ {2}elbo +-[\d.]+ ± [\d.]+ nats$/m);
    for (const name of readdirSync(join(cwd, 'whole')))
      expect(whole.stdout).toContain(`whole/${name}`);
  });

  test('writes plain text where there is no terminal', () => {
    expect(whole.stdout).not.toMatch(/[\u001b\r]/);
  });

  test('keeps the checkpoint, the configuration, the metrics and pictures', () => {
    const pictures = ['loss.png', 'manifold.png', 'reconstructions.png', 'samples.png'];
    const files = ['checkpoint.safetensors', 'config.json', ...pictures, 'metrics.csv'];
    expect(readdirSync(join(cwd, 'whole')).sort()).toEqual(files.sort());
    for (const name of pictures)
      expect(read(`whole/${name}`).subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.parse(text('whole/config.json'))).toMatchObject({
      version: 1,
      family: 'vae',
      model: { architecture: 'dense', latent: 2, hidden: [32], binarize: 'dynamic' },
      training: { epochs: 8, batch: 20, learningRate: 0.001, key: 0 },
      engine: 'wasm',
    });
    const rows = text('whole/metrics.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(rows[0]).toEqual(['step', 'epoch', 'split', 'loss', 'elbo', 'reconstruction', 'kl']);
    const steps = Array.from({ length: 80 }, (_, i) => i + 1);
    expect(rows.slice(1).map(([step, , split]) => `${step} ${split}`)).toEqual(
      steps.flatMap((step) => [`${step} train`, ...(step % 10 === 0 ? [`${step} test`] : [])]),
    );
    expect(Number(rows.at(-1)![4])).toBeGreaterThan(Number(rows[2]![4]));
  });

  test.each([
    ['interrupted', 'SIGINT', 130],
    ['told to end', 'SIGTERM', 143],
    ['killed', 'SIGKILL', -1],
  ] as const)('that is %s goes on exactly', { timeout: 60_000 }, async (_, signal, code) => {
    const interrupt = { at: 'epoch 2/', signal };
    const begin = ['train', 'vae', ...small, '--epochs', '8', '--checkpoint-every', '7'];
    const first = await gen([...begin, '--out', signal], { cwd, interrupt });
    expect(first.code).toBe(code);
    if (code > 0) {
      expect(first.stdout).toMatch(/^Stopped after \d+ of 80 steps; all is saved in SIG/m);
      expect(first.stdout).toContain(`  gen train vae --resume ${signal}\n`);
    }
    const second = await gen(['train', 'vae', '--resume', signal], { cwd });
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/goes on after \d+ steps/);
    expect(epochsOf(whole)).toEqual(expect.arrayContaining(epochsOf(second)));
    for (const name of ['checkpoint.safetensors', 'metrics.csv', 'samples.png', 'loss.png']) {
      expect(read(`${signal}/${name}`).equals(read(`whole/${name}`)), name).toBe(true);
    }
  });

  test('of more epochs goes on with a run that was over', async () => {
    const short = ['train', 'vae', ...small, '--epochs', '5', '--out', 'short'];
    await gen(short, { cwd });
    const { code } = await gen(['train', 'vae', '--resume', 'short', '--epochs', '8'], { cwd });
    expect(code).toBe(0);
    expect(read('short/checkpoint.safetensors').equals(read('whole/checkpoint.safetensors'))).toBe(
      true,
    );
    expect(text('short/metrics.csv')).toBe(text('whole/metrics.csv'));
  });

  test('averages weights, which it scores and samples with, and logs for TensorBoard', async () => {
    const begin = ['train', 'vae', ...small, '--epochs', '8', '--ema', '0.9', '--tensorboard'];
    await gen([...begin, '--out', 'ema'], {
      cwd,
      interrupt: { at: 'epoch 3/', signal: 'SIGKILL' },
    });
    const second = await gen(['train', 'vae', '--resume', 'ema', '--tensorboard'], { cwd });
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain('key 0, averages of decay 0.9');
    const testedBy = (path: string): number =>
      Number(text(`${path}/metrics.csv`).trim().split('\n').at(-1)!.split(',')[4]);
    expect(testedBy('ema')).not.toBe(testedBy('whole'));
    const scored = await gen(['score', 'ema', '--images', '1', '--samples', '1'], { cwd });
    expect(scored.stdout).toMatch(new RegExp(`elbo +${testedBy('ema').toFixed(2)} ±`));

    const files = readdirSync(join(cwd, 'ema/tensorboard'));
    expect(files.length).toBe(2);
    const events = files.flatMap((name) => readEvents(read(`ema/tensorboard/${name}`)));
    const last = events.filter(({ scalars }) => 'test/elbo' in scalars).at(-1)!;
    expect(last.step).toBe(80);
    expect(last.scalars['test/elbo']).toBeCloseTo(testedBy('ema'), 4);
  });

  test('goes on where the same images have moved to', async () => {
    writeMnist(join(cwd, 'moved'));
    const words = ['train', 'vae', '--resume', 'whole', '--data', 'mnist:moved'];
    expect(await gen(words, { cwd })).toMatchObject({ code: 0 });
  });

  test('trains convolutions under a Gaussian likelihood, with a KL weight that rises', async () => {
    const words = [
      '--arch',
      'conv',
      '--hidden',
      '4,8',
      '--likelihood',
      'gaussian',
      '--anneal',
      '5',
    ];
    const out = ['--train-images', '40', '--epochs', '1', '--out', 'conv'];
    const result = await gen(
      ['train', 'vae', ...small.slice(0, 2), ...words, '--batch', '20', ...out],
      { cwd },
    );
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(cwd, 'conv/manifold.png'))).toBe(false);
    expect(JSON.parse(text('conv/config.json'))).toMatchObject({ model: { binarize: 'none' } });
  });

  test.skipIf(!existsSync('/usr/bin/script'))('shows a bar on a terminal', async () => {
    const words = ['train', 'vae', ...small, '--epochs', '2', '--out', 'bar'];
    const command = [process.execPath, bin, ...words].join(' ');
    const { stdout } = await ended('script', ['-qec', command, '/dev/null'], {
      cwd,
      env: { TERM: 'xterm' },
    });
    expect(stdout).toMatch(
      /epoch 2\/2 ━{8} ELBO -[\d.]+ = -[\d.]+ - KL [\d.]+, [\d,]+ images\/s, 0:00 left/,
    );
    expect(stdout).toContain('\u001b[');
  });
});

describe('gen sample', () => {
  test('draws as many images as are wanted, the same of one seed', async () => {
    const words = ['sample', 'whole', '--count', '6', '--key', '3'];
    expect(await gen([...words, '--out', 'a.png'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    await gen([...words, '--out', 'new/b.png'], { cwd });
    const picture = read('a.png');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([176, 118]); // 3 × 2 images
    expect(read('new/b.png').equals(picture)).toBe(true);
  });
});

describe('gen score', () => {
  test('scores the test images, with a bound above the ELBO', async () => {
    const words = ['score', 'whole', '--images', '40', '--samples', '200'];
    const { code, stdout, stderr } = await gen(words, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('test, dynamically binarized');
    const numberOf = (name: string): number =>
      Number(new RegExp(`^ {2}${name} +(-[\\d.]+) ± [\\d.]+ nats$`, 'm').exec(stdout)?.[1]);
    expect(numberOf('bound')).toBeGreaterThan(numberOf('elbo'));
    expect(numberOf('bound')).toBeLessThan(0);
  });
});

describe('gen --help', () => {
  test.each([
    [['--help'], ['train', 'sample', 'score']],
    [['train', '--help'], ['vae']],
    [
      ['train', 'vae', '--help'],
      [
        '--data',
        '--latent',
        '--arch',
        '--likelihood',
        '--binarize',
        '--beta',
        '--anneal',
        '--key',
      ].concat([
        '--epochs',
        '--batch',
        '--lr',
        '--engine',
        '--out',
        '--resume',
        '--overwrite',
        'Examples:',
      ]),
    ],
    [
      ['sample', '--help'],
      ['--out', '--count', 'Example:'],
    ],
    [
      ['score', '--help'],
      ['--images', '--samples', 'Example:'],
    ],
  ])('%j tells what there is', async (words, told) => {
    const { code, stdout } = await gen(words, { cwd });
    expect(code).toBe(0);
    for (const word of told) expect(stdout).toContain(word);
  });
});
