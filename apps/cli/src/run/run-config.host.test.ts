import { expect, test } from 'vitest';
import { vaeFamily } from '../families/vae/vae-family.js';
import { complete } from '../settings/complete.js';
import { decodeConfig, encodeConfig, type RunConfig } from './run-config.js';
import { runSettings } from './run-settings.js';

const config: RunConfig = {
  family: vaeFamily,
  model: complete(vaeFamily.settings, { architecture: 'conv', latent: 7 }),
  training: complete(runSettings, { learningRate: 1e-4, trainImages: 500 }),
  images: { height: 28, width: 28, channels: 1, digest: '0123456789abcdef' },
  engine: 'wasm',
};

test('a configuration is read as it was written', () => {
  expect(decodeConfig(encodeConfig(config), 'gen', 'run')).toEqual(config);
});

test('an option of a newer version has its initial value', () => {
  const json = new TextDecoder().decode(encodeConfig(config)).replace(',\n    "samples": 1', '');
  expect(json).not.toContain('samples');
  const older = decodeConfig(new TextEncoder().encode(json), 'gen', 'run');
  expect(older.model).toEqual(config.model);
});

test('an initial value may follow from another option', () => {
  expect(config.model).toMatchObject({ hidden: [32, 64], binarize: 'dynamic' });
  expect(complete(vaeFamily.settings, { likelihood: 'gaussian' })).toMatchObject({
    hidden: [200, 200],
    binarize: 'none',
  });
});
