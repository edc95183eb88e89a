import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { gen, newFolder, type Ended } from './testing/gen-process.js';
import { writeMnist } from './testing/mnist-like.js';

const cwd = newFolder();
const small = ['--data', 'mnist:mnist', '--hidden', '8', '--batch', '20', '--epochs', '4'];
const read = (path: string): Buffer => readFileSync(join(cwd, path));

let whole: Ended;

beforeAll(async () => {
  writeMnist(join(cwd, 'mnist'));
  const chains = ['--chains', '8', '--gradient', 'centred', '--sparsity', '0.1'];
  whole = await gen(['train', 'rbm', ...small, ...chains, '--out', 'whole'], { cwd });
}, 60_000);

describe('gen train rbm', () => {
  test('tells how it goes, and draws filters, images, chains and curves', () => {
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const told = [
      ...whole.stdout.matchAll(
        /^epoch .*test pseudo-likelihood -[\d.]+, reconstruction ([\d.]+), free-energy gap -?[\d.]+/gm,
      ),
    ];
    expect(told).toHaveLength(4);
    expect(Number(told.at(-1)![1])).toBeLessThan(Number(told[0]![1]));
    expect(whole.stdout).toMatch(/^ {2}reconstruction +[\d.]+ ± [\d.]+ squared errors$/m);
    // Of 8 hidden units the normalizer is a sum.
    expect(whole.stdout).toMatch(/^ {2}log p\(x\) +-[\d.]+ ± [\d.]+ nats$/m);
    expect(whole.stdout).toMatch(/^ {2}log Z = [\d.]+ nats \(exact, by enumeration\)$/m);
    const shown = ['filters.png', 'gap.png', 'loss.png', 'particles.png'];
    const pictures = [...shown, 'reconstructions.png', 'samples.png'];
    const files = ['checkpoint.safetensors', 'config.json', 'metrics.csv', ...pictures];
    expect(readdirSync(join(cwd, 'whole')).sort()).toEqual(files.sort());
  });

  test('that is killed goes on exactly, with the chains and the offsets that it had', async () => {
    const chains = ['--chains', '8', '--gradient', 'centred', '--sparsity', '0.1'];
    const begin = ['train', 'rbm', ...small, ...chains, '--checkpoint-every', '7'];
    const interrupt = { at: 'epoch 2/', signal: 'SIGKILL' } as const;
    expect((await gen([...begin, '--out', 'killed'], { cwd, interrupt })).code).toBe(-1);
    expect(await gen(['train', 'rbm', '--resume', 'killed'], { cwd })).toMatchObject({ code: 0 });
    for (const name of ['checkpoint.safetensors', 'metrics.csv', 'samples.png']) {
      expect(read(`killed/${name}`).equals(read(`whole/${name}`)), name).toBe(true);
    }
  });

  test.each([
    ['cd', 'binary'],
    ['tempering', 'binary'],
    ['mean-field', 'gaussian'],
  ])('trains by %s with %s pixels', async (objective, visible) => {
    const words = [
      '--objective',
      objective,
      '--visible',
      visible,
      '--lr',
      '0.001',
      '--gibbs',
      '2',
      '--epochs',
      '1',
    ];
    const out = `${objective}-${visible}`;
    const { code, stderr } = await gen(
      ['train', 'rbm', ...small, ...words, '--momentum', '0.5', '--out', out],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('gen score of an RBM', () => {
  test('says that the normalizer is an estimate, and how far it is from certain', async () => {
    const few = ['--chains', '20', '--temperatures', '300', '--images', '20'];
    const words = ['score', 'whole', '--ais', ...few];
    const { stdout, code } = await gen(words, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}log p\(x\) ≈ +-[\d.]+ ± [\d.]+ nats$/m);
    expect(stdout).toMatch(
      /log Z ≈ .* \(estimate by AIS, below log Z in expectation; .* 20 chains/,
    );
  });

  test('refuses the options of another family', async () => {
    const { stderr, code } = await gen(['score', 'whole', '--samples', '5'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'gen score: --samples: expected an option of the scores of rbm: --ais, --chains, --temperatures; got one ' +
        'of another family. Leave it out.\n',
    );
  });
});

describe('gen complete', () => {
  test('draws what is given, what an RBM makes of it and the images', async () => {
    const words = ['complete', 'whole', '--given', 'top', '--images', '3', '--out', 'a.png'];
    expect(await gen(words, { cwd })).toMatchObject({ code: 0, stderr: '' });
    const [width, height] = [16, 20].map((at) => read('a.png').readUInt32BE(at));
    expect([width, height]).toEqual([3 * (2 * 28 + 2) + 2, 3 * (2 * 28 + 2) + 2]);
  });

  test('says what it cannot do', async () => {
    expect(await gen(['complete', 'whole', '--given', 'middle'], { cwd })).toMatchObject({
      code: 2,
      stderr: "gen complete: --given: expected one of left, right, top, bottom; got 'middle'.\n",
    });
  });
});
