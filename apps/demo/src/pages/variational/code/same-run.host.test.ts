import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDict } from '@gen/core/nn';
import type { VAE } from '@gen/variational';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Turned } from '../../../lab/session/lab-worker.js';
import type { LiveKnobs } from '../protocol.js';
import { initialSettings, type Settings } from '../settings.js';
import { drawDigits } from '../../../lab/worker/image-source.js';
import { openExperiment } from '../worker/experiment.js';
import { experimentCode } from './experiment-code.js';

const folder = mkdtempSync(join(import.meta.dirname, '.code-'));
// The code tells how it goes.
beforeAll(() => void vi.spyOn(console, 'log').mockReturnValue());
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs the code that the page shows. */
async function run(code: string, name: string): Promise<VAE> {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, `${code}\nexport { vae };\n`);
  return ((await import(file)) as { readonly vae: VAE }).vae;
}

const steps = 4;

it.each<[string, Partial<Settings>, number | undefined]>([
  ['dense', {}, undefined],
  ['convolutional', { architecture: 'conv', hidden: [2, 4] }, undefined],
  ['gaussian', { likelihood: 'gaussian', binarize: 'none', samples: 2 }, undefined],
  ['annealed', { anneal: 3, key: 5 }, undefined],
  ['turned', {}, 0.25],
])('the code of a %s run makes the run of the page, bit for bit', async (name, change, turned) => {
  const small = { hidden: [8, 6], latent: 3, trainImages: 60, batch: 20 };
  const settings: Settings = { ...initialSettings, ...small, ...change };
  const { beta, learningRate } = settings;
  const turns: Turned<LiveKnobs>[] = [{ step: 0, beta, learningRate }];
  if (turned !== undefined) turns.push({ step: 2, beta: turned, learningRate: 1e-4 });

  const code = experimentCode({
    settings,
    turns,
    steps,
    before: 0,
    engine: 'wasm',
    heldOut: undefined,
  });
  const vae = await run(code, name);
  const experiment = openExperiment(settings, drawDigits(settings.trainImages));
  for (let step = 0; step < steps; step++) {
    experiment.trainer.knobs = turns.findLast((turn) => turn.step <= step) ?? settings;
    await experiment.trainer.next(1);
  }
  expect(await stateDict(vae)).toEqual(await stateDict(experiment.model.vae));
  vae.dispose();
  await experiment.dispose();
});
