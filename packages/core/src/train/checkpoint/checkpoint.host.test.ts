import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../input-error.js';
import { key, Key } from '../../random/key.js';
import type { HostTensor } from '../../safetensors/host-tensor.js';
import { readSafetensors } from '../../safetensors/read-safetensors.js';
import { writeSafetensors } from '../../safetensors/write-safetensors.js';
import { memoryStore } from '../memory-store.js';
import type { Checkpoint } from './checkpoint.js';
import { NO_CHECKSUM, writeChecksum } from './checksum.js';
import { decodeCheckpoint } from './decode-checkpoint.js';
import { encodeCheckpoint } from './encode-checkpoint.js';
import { readCheckpoint } from './read-checkpoint.js';

const floats = (...values: number[]): HostTensor => ({
  dtype: 'F32',
  shape: [values.length],
  data: new Float32Array(values),
});

const checkpoint: Checkpoint = {
  step: 13,
  key: key(2 ** 40 + 7),
  batchesPerEpoch: 5,
  batchSize: 100,
  standing: { best: { step: 10, score: -0.1 }, reference: 0.25, waited: 2 },
  configuration: { model: 'vae', hidden: [200, 200], note: '"checksum":"ffffffff" größer' },
  model: { 'encoder.0.weight': floats(1, -2, 3), 'encoder.0.bias': floats(0.5) },
  objective: { baseline: floats(2) },
  optimizer: { '0.firstMoment.encoder.0.bias': floats(0.25) },
  ema: { 'encoder.0.weight': floats(1, -1, 2), 'encoder.0.bias': floats(0.75) },
};

describe('a checkpoint', () => {
  test('is read as it was written', () => {
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  test('is read as it was written, whatever it holds', () => {
    const named = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.float32Array({ maxLength: 4, noNaN: true }).map((data) => floats(...data)),
    );
    const count = fc.integer({ min: 1, max: 1e9 });
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const arbitrary = fc.record({
      step: fc.nat(),
      key: fc.tuple(word, word).map(([low, high]) => new Key(low, high)),
      batchesPerEpoch: count,
      batchSize: count,
      configuration: fc
        .jsonValue({ maxDepth: 3 })
        .map((value) => JSON.parse(JSON.stringify(value))),
      standing: fc.record({ waited: fc.nat() }),
      model: named,
      objective: named,
      optimizer: named,
      ema: named,
    });
    fc.assert(
      fc.property(arbitrary, (made) => {
        const read = decodeCheckpoint(encodeCheckpoint(made));
        expect(JSON.stringify({ ...read, ...unnamed })).toEqual(
          JSON.stringify({ ...made, ...unnamed }),
        );
        for (const part of ['model', 'objective', 'optimizer', 'ema'] as const) {
          expect(sorted(read[part])).toEqual(sorted(made[part]));
        }
      }),
    );
  });

  test('is one safetensors file with strings of JSON for what is no tensor', () => {
    const { tensors, metadata } = readSafetensors(encodeCheckpoint(checkpoint));
    expect(Object.keys(tensors).sort()).toEqual([
      'ema.encoder.0.bias',
      'ema.encoder.0.weight',
      'model.encoder.0.bias',
      'model.encoder.0.weight',
      'objective.baseline',
      'optimizer.0.firstMoment.encoder.0.bias',
    ]);
    const { checksum, ...others } = metadata;
    expect(checksum).toMatch(/^[0-9a-f]{8}$/);
    expect(others).toEqual({
      version: '1',
      step: '13',
      epoch: '2',
      batch: '3',
      batchesPerEpoch: '5',
      batchSize: '100',
      key: JSON.stringify(checkpoint.key.words),
      configuration: JSON.stringify(checkpoint.configuration),
      standing: JSON.stringify(checkpoint.standing),
    });
  });
});

const unnamed = { model: 0, objective: 0, optimizer: 0, ema: 0 };
const sorted = (tensors: Readonly<Record<string, HostTensor>>): unknown[] =>
  Object.entries(tensors).sort(([a], [b]) => (a < b ? -1 : 1));

describe('damage is noticed', () => {
  const bytes = encodeCheckpoint(checkpoint);

  test('any bit that flips', () => {
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => decodeCheckpoint(damaged), `bit ${bit}`).toThrow(InputError);
    }
  });

  test('any cut', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCheckpoint(bytes.subarray(0, length)), `${length} bytes`).toThrow(
        InputError,
      );
    }
  });

  test('and told in one line with the remedy', () => {
    const flipped = bytes.slice();
    flipped[bytes.length - 1]! ^= 1;
    expect(() => decodeCheckpoint(flipped, 'runs/vae/checkpoint.safetensors')).toThrow(
      'readCheckpoint: runs/vae/checkpoint.safetensors: expected a whole checkpoint with its ' +
        'checksum; got another checksum. The file is damaged: restore it from a copy, or start the run anew.',
    );
    expect(() => decodeCheckpoint(bytes.subarray(0, 99))).toThrow(
      'got 99 bytes that are no safetensors file.',
    );
  });
});

describe('what is no checkpoint of ours is refused', () => {
  test('plain weights', () => {
    const weights = writeSafetensors({ weight: floats(1) });
    expect(() => decodeCheckpoint(weights, 'weights.safetensors')).toThrow(
      'readCheckpoint: weights.safetensors: expected a checkpoint of a run; got a safetensors file ' +
        'without `version` in its metadata. Weights alone are read by readSafetensors and loadStateDict.',
    );
  });

  test('a newer version', () => {
    const { tensors, metadata } = readSafetensors(encodeCheckpoint(checkpoint));
    const newer = writeSafetensors(tensors, { ...metadata, checksum: NO_CHECKSUM, version: '2' });
    writeChecksum(newer);
    expect(() => decodeCheckpoint(newer)).toThrow(
      'readCheckpoint: checkpoint.safetensors: expected a checkpoint of version 1 or older; got ' +
        'version 2. Update @gen/core to the version that wrote it.',
    );
  });
});

test('a checkpoint is read from its store, and none where there is none', async () => {
  const store = memoryStore();
  expect(await readCheckpoint(store)).toBeUndefined();
  await store.put('best', encodeCheckpoint(checkpoint));
  expect(await readCheckpoint(store, 'best')).toEqual(checkpoint);
});
