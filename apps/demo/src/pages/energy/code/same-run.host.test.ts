import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDict } from '@gen/core/nn';
import type { DeepEnergy, RBM } from '@gen/energy';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { imageShelf } from '../../../lab/worker/image-shelf.js';
import { initialSettings, type Settings } from '../settings.js';
import { openSubject } from '../worker/open-subject.js';
import { experimentCode } from './experiment-code.js';

const folder = mkdtempSync(join(import.meta.dirname, '.code-'));
const said: string[] = [];
// The code tells how it goes.
beforeAll(
  () => void vi.spyOn(console, 'log').mockImplementation((...all) => said.push(all.join(' '))),
);
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs the code that the page shows. */
async function run(code: string, name: string, exported: string): Promise<RBM | DeepEnergy> {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, `${code}\nexport { ${exported} as model };\n`);
  return ((await import(file)) as { readonly model: RBM | DeepEnergy }).model;
}

const steps = 4;
const images = { hidden: 6, trainImages: 500, batch: 20, chains: 20 };
const plane = { layers: [8], batch: 20, learningRate: 0.003 };

it.each<[string, Partial<Settings>, RegExp]>([
  ['persistent', { ...images, data: 'bars' }, /log p\(x\) ≈ .* \(estimate/],
  ['contrastive', { ...images, data: 'bars', objective: 'cd', gibbs: 2, hiddenUnits: 'spin' }, /≈/],
  ['tempered', { ...images, data: 'bars', objective: 'tempering', gradient: 'centred' }, /≈/],
  ['gaussian', { ...images, data: 'digits', visible: 'gaussian', gradient: 'enhanced' }, /≈/],
  ['noise', { ...plane, data: 'eight-gaussians', method: 'nce' }, /log p\(x\) = -\d/],
  ['denoising', { ...plane, data: 'two-moons', method: 'denoising' }, /log p\(x\) = -\d/],
  ['sliced', { ...plane, data: 'checkerboard', method: 'sliced' }, /log p\(x\) = -\d/],
  ['replay', { ...plane, data: 'eight-gaussians', method: 'replay' }, /log p\(x\) = -\d/],
])('the code of a %s run makes the run of the page, bit for bit', async (name, change, score) => {
  const settings: Settings = { ...initialSettings, ...change };
  const turns = [
    { step: 0, learningRate: settings.learningRate },
    { step: 2, learningRate: 1e-4 },
  ];
  const code = experimentCode({ settings, turns, steps, engine: 'wasm', heldOut: undefined });
  const model = await run(code, name, code.includes('const rbm') ? 'rbm' : 'model');
  expect(said.at(-1)).toMatch(score);

  const subject = openSubject(settings, imageShelf());
  while (subject.step < steps) {
    subject.knobs = turns.findLast((turn) => turn.step <= subject.step)!;
    await subject.next(1);
  }
  const page = await subject.weights();
  for (const [path, { data }] of Object.entries(await stateDict(model))) {
    expect(page[path]?.data, path).toEqual(data);
  }
  model.dispose();
  await subject.dispose();
});
