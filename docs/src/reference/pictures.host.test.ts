import { use } from '@gen/core';
import { nodeBackend } from '@gen/backend-node';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../examples.js';
import { distributionTable } from './distribution-table.js';
import { drawDistribution } from './draw-distribution.js';

const images = join(root, 'docs', 'images', 'distributions');

beforeAll(async () => {
  await use(nodeBackend({ prefer: 'wasm' }));
}, 120_000);

describe('pictures', () => {
  test.each(Object.entries(distributionTable))('%s is as it is drawn', async (name, entry) => {
    await expect(await drawDistribution(entry)).toMatchFileSnapshot(join(images, `${name}.svg`));
  });

  test('are one for each distribution, and small together', () => {
    const files = readdirSync(images);
    expect(files.sort()).toEqual(
      Object.keys(distributionTable)
        .map((name) => `${name}.svg`)
        .sort(),
    );
    const bytes = files.reduce((sum, file) => sum + statSync(join(images, file)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});
