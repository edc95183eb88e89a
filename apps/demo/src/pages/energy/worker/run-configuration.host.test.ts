import { expect, it } from 'vitest';
import { readConfiguration } from '../../../lab/worker/read-run.js';
import { initialSettings, type Settings } from '../settings.js';
import { runConfiguration, settingsOf } from './run-configuration.js';

const circumstances = {
  images: { height: 28, width: 28, channels: 1, digest: '' },
  engine: 'wasm',
  epochs: 3,
};

it.each<Partial<Settings>>([
  {},
  { hidden: 9, objective: 'tempering', chains: 50, gibbs: 2, key: 7, trainImages: 700 },
  { data: 'files', visible: 'gaussian', gradient: 'centred', learningRate: 0.002, batch: 32 },
])('a run brings its settings back', (change) => {
  const settings: Settings = { ...initialSettings, ...change };
  const json = JSON.stringify(runConfiguration(settings, circumstances));
  const files = { 'config.json': new TextEncoder().encode(json) };
  const other: Settings = { ...initialSettings, hiddenUnits: 'spin', hidden: 3 };
  expect(settingsOf(readConfiguration(files, 'rbm'), other)).toEqual(settings);
});
