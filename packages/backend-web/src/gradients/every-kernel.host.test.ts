import * as tf from '@tensorflow/tfjs-core';
import { use } from '@gen/core';
import {
  arrayFunctions,
  compositions,
  elementwiseFunctions,
  imageFunctions,
  inputsOf,
  weighted,
  type DerivativeGolden,
  type Functions,
} from '@gen/test-utils';
import { expect, test } from 'vitest';
import { webBackend } from '../web-backend.js';
import arrays from './goldens/arrays.json' with { type: 'json' };
import composed from './goldens/compositions.json' with { type: 'json' };
import elementwise from './goldens/elementwise.json' with { type: 'json' };
import images from './goldens/images.json' with { type: 'json' };
import { uncalled, underivable } from './underivable.js';

type Table = readonly [Functions, Readonly<Record<string, DerivativeGolden>>];

const tables: readonly Table[] = [
  [arrayFunctions, arrays.cases],
  [compositions, composed.cases],
  [elementwiseFunctions, elementwise.cases],
  [imageFunctions, images.cases],
];

/** Names of all kernels of tfjs-core: each is exported under itself. */
const kernels = Object.entries(tf).flatMap(([name, value]) => (name === value ? [name] : []));

/** What runs on the way to a value and to its gradient: the second order differentiates all of it. */
async function kernelsOf([functions, goldens]: Table): Promise<string[]> {
  const names: string[] = [];
  for (const [name, f] of Object.entries(functions)) {
    const golden = goldens[name]!;
    const { kernelNames } = await tf.profile(() => {
      const slopes = tf.grads(weighted(f, golden));
      return [weighted(f, golden)(...inputsOf(golden)), ...slopes(inputsOf(golden))];
    });
    names.push(...kernelNames);
  }
  return names;
}

test('every kernel of tfjs-core is differentiated twice in a table, or is known to have no derivative', async () => {
  await use(webBackend({ prefer: 'cpu' }));
  const tested = new Set<string>();
  for (const table of tables) (await kernelsOf(table)).forEach((name) => tested.add(name));
  expect(kernels.length).toBeGreaterThan(170);
  const excused = [...uncalled, ...Object.keys(underivable)];
  expect(kernels.filter((name) => !tested.has(name) && !excused.includes(name))).toEqual([]);
  expect(uncalled.filter((name) => tested.has(name))).toEqual([]);
});

test('what is known to have no derivative has none', () => {
  const registered = Object.keys(underivable).filter((name) => tf.getGradient(name) !== undefined);
  expect(registered).toEqual([]);
});
