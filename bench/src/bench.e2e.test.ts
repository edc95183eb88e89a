import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.mjs';
import type { Result } from './report/result.js';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'bench/dist/bench.js'), ...args], { encoding: 'utf8' });

describe('a tiny run', { timeout: 60_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), 'gen-bench-'));
  let [status, stdout, stderr]: [number | null, string, string] = [null, '', ''];
  let result: Result | undefined;

  beforeAll(() => {
    const contestants = 'ours:wasm,tfjs:wasm,torch';
    const rows = 'adam,matmul/vae-weight';
    const args = ['--rows', rows, '--contestants', contestants, '--rounds', '2', '--burst', '20'];
    ({ status, stdout, stderr } = bench(...args, '--python', 'no-such-python', '--out', out));
    const [file = ''] = readdirSync(out);
    result = JSON.parse(readFileSync(join(out, file), 'utf8')) as Result;
  }, 60_000);

  test('succeeds, and writes what it prints', () => {
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('ours:wasm / tfjs');
    expect(result?.cases.map(({ name }) => name)).toEqual(['adam', 'matmul/vae-weight']);
  });

  test('ours and plain TensorFlow.js agree, and are timed in every round', () => {
    for (const { outcomes } of result?.cases ?? []) {
      expect(outcomes['ours:wasm']?.difference).toBeLessThan(1e-4);
      for (const name of ['ours:wasm', 'tfjs:wasm']) {
        expect(outcomes[name]?.rounds?.filter((time) => time !== null && time > 0)).toHaveLength(2);
      }
    }
  });

  test('says who could not take part, and why', () => {
    expect(result?.leftOut).toEqual({ torch: expect.stringContaining('no-such-python') });
    expect(stderr).toContain('left out: torch');
  });
});

test('a row that is not there is refused by name', () => {
  const { status, stderr } = bench('--rows', 'vqe');
  expect(status).toBe(1);
  expect(stderr).toContain('--rows: expected some of draws, adam,');
});

test('help says what there is', () => expect(bench('--help').stdout).toContain('--contestants'));
