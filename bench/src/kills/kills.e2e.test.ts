import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { killRuns } from './kill-runs.js';

const child = fileURLToPath(new URL('../../dist/kills/child.js', import.meta.url));

test(
  'a run that is killed at any moment goes on exactly, time after time',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kills-'));
    const { kills, runs, different, failures } = await killRuns({
      child,
      folder,
      kills: 20,
      random: () => Math.random(), // another moment at every test: each of them must do
    });
    expect({ kills, different, failures }).toEqual({ kills: 20, different: [], failures: [] });
    expect(runs).toBeGreaterThan(0);
  },
);
