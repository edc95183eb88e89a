import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepResult } from '../report/keep-result.js';
import { killRuns } from './kill-runs.js';

/** `npm run bench -- kills`: kills a run at random moments, and sees whether it goes on exactly. */
export async function kills(root: string, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '200' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'gen-kills-'));
  const child = fileURLToPath(new URL('child.js', import.meta.url));
  const result = await killRuns({
    child,
    folder,
    kills: Number(values.kills),
    random: () => Math.random(),
    onLife: (done) => (done % 20 === 0 ? console.error(`${done} kills …`) : undefined),
  });
  rmSync(folder, { recursive: true });
  const { different, failures } = result;
  console.log(
    `${result.kills} kills, ${result.before} of them before training began; ${result.runs} runs came ` +
      `to their end, with ${different.length} files that differ and ${failures.length} failures`,
  );
  for (const line of [...different, ...failures]) console.log(line);
  console.log(`written: ${keepResult(root, 'kills', result)}`);
  return different.length + failures.length === 0 ? 0 : 1;
}
