import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { gen, newFolder, type Ended } from './testing/gen-process.js';
import { writeMnist } from './testing/mnist-like.js';

const cwd = newFolder();
const data = ['--data', 'mnist:mnist', '--batch', '20'];
const read = (path: string): Buffer => readFileSync(join(cwd, path));

beforeAll(() => writeMnist(join(cwd, 'mnist')));

/** What training of each family is asked for, and the parts that its run tells of. */
const families = {
  dbn: [
    ['--hidden', '12,16', '--pretrain', '1', '--epochs', '4', '--chains', '8', '--fine-tune', 'up-down'],
    ['layer-1', 'layer-2', 'up-down', 'up-down'],
  ],
  dbm: [
    ['--hidden', '12,8', '--pretrain', '1', '--epochs', '4', '--chains', '8', '--mean-field', '3'],
    ['layer-1', 'layer-2', 'machine', 'machine'],
  ],
} as const; // prettier-ignore

describe.each(Object.entries(families))('gen train %s', (family, [words, parts]) => {
  let whole: Ended;
  beforeAll(async () => {
    whole = await gen(['train', family, ...data, ...words, '--out', family], { cwd });
  }, 60_000);

  test('tells the part of each epoch, and a bound at the end, and draws pictures', () => {
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const told = [...whole.stdout.matchAll(/^epoch \d\/4: ([a-z0-9-]+) -?[\d.]+, test reconstruction ([\d.]+), gap -?[\d.]+ nats/gm)]; // prettier-ignore
    expect(told.map(([, part]) => part)).toEqual(parts);
    expect(Number(told.at(-1)![2])).toBeLessThan(Number(told[0]![2]));
    expect(whole.stdout).toMatch(/^ {2}log p\(x\) ≥ +-[\d.]+ ± [\d.]+ nats$/m);
    const shown = ['features.png', 'filters.png', 'gap.png', 'loss.png', 'reconstructions.png', 'samples.png']; // prettier-ignore
    const files = ['checkpoint.safetensors', 'config.json', 'metrics.csv', ...shown];
    expect(readdirSync(join(cwd, family)).sort()).toEqual(files.sort());
  });

  test(
    'that is killed goes on exactly, in the part that it was at',
    { timeout: 120_000 },
    async () => {
      const begin = ['train', family, ...data, ...words, '--checkpoint-every', '7'];
      const interrupt = { at: 'epoch 3/', signal: 'SIGKILL' } as const;
      const out = `${family}-killed`;
      expect((await gen([...begin, '--out', out], { cwd, interrupt })).code).toBe(-1);
      expect(await gen(['train', family, '--resume', out], { cwd })).toMatchObject({ code: 0 });
      for (const name of ['checkpoint.safetensors', 'metrics.csv', 'samples.png']) {
        expect(read(`${out}/${name}`).equals(read(`${family}/${name}`)), name).toBe(true);
      }
    },
  );

  test('is scored by a bound that says so, with an estimated normalizer; and samples', async () => {
    const few = ['--chains', '20', '--temperatures', '300', '--images', '20'];
    const { stdout, code } = await gen(['score', family, '--ais', ...few], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^variational lower bound on log p\(x\), log Z by annealed/m);
    expect(stdout).toMatch(/^ {2}log p\(x\) ≥ +-[\d.]+ ± [\d.]+ nats$/m);
    expect(stdout).toMatch(/log Z ≈ .* \(estimate by AIS, .* 20 chains/);
    const sample = ['sample', family, '--count', '4', '--out', `${family}.png`];
    expect(await gen(sample, { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('gen train sbn', () => {
  test.each(['nvil', 'wake-sleep', 'reweighted'])('raises a bound by %s', async (objective) => {
    const words = ['--hidden', '16,8', '--objective', objective, '--lr', '0.01', '--epochs', '3'];
    const whole = await gen(['train', 'sbn', ...data, ...words, '--out', objective], { cwd });
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    const told = [...whole.stdout.matchAll(/test bound (-[\d.]+) nats/g)];
    const bounds = told.map(([, bound]) => Number(bound));
    expect(bounds).toHaveLength(3);
    expect(bounds[2]).toBeGreaterThan(bounds[0]!);
  });

  test('is scored by bounds', async () => {
    const words = ['score', 'nvil', '--samples', '20', '--images', '20'];
    const { stdout, code } = await gen(words, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}log p\(x\) ≥ \(k = 20\) +-[\d.]+ ± [\d.]+ nats$/m);
  });
});

test.each([
  ['a run that is too short for its parts', ['dbn', '--epochs', '2', '--pretrain', '2'], 'gen train: --epochs: expected more than 2, 2 for each part of the run before the last (layer-1, layer-2); got 2. Give more of them, or fewer to --pretrain.\n'],
  ['one hidden layer', ['dbm', '--hidden', '16'], "gen train dbm: --hidden: expected two or more integers ≥ 1 with commas between them; got '16'.\n"],
])('refuses %s', async (_, [family, ...words], stderr) => {
  const { code, ...ended } = await gen(['train', family!, ...data, ...words, '--out', 'x'], { cwd });
  expect({ code, stderr: ended.stderr }).toEqual({ code: 2, stderr });
}); // prettier-ignore
