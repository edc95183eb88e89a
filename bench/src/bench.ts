// npm run bench: see options.ts, or --help.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './measure/run.js';
import { help, readOptions, type Options } from './options.js';
import { explain } from './report/explain.js';
import { showProfiles } from './report/show-profiles.js';
import { cells, layOut } from './report/table.js';
import { nodeOf, type Result } from './report/result.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const venv = join(root, '.cache', 'bench-python', 'bin', 'python');
const defaults = {
  python: existsSync(venv) ? venv : 'python3',
  out: join(root, 'bench', 'results'),
};

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const [command, ...args] = words;
  if (command === 'page') return (await import('./report/write-page.js')).writePage(root);
  if (command === 'pack') return (await import('./pack/pack.js')).pack(root, args);
  if (command === 'score') return (await import('./scores/run-scores.js')).runScores(root, args);
  if (command === 'kills') return (await import('./kills/kills.js')).kills(root, args);
  if (command === 'digit-features') {
    return (await import('./features/train-digit-features.js')).trainDigitFeatures(root);
  }
  if (command === 'compiled') return (await import('./compiled/compiled.js')).compiled(root, args);
  if (command === 'overhead') return (await import('./overhead/overhead.js')).overhead(root, args);
  try {
    const options = readOptions(words, defaults);
    if (options !== 'help') return await measure(options);
    console.log(help);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function measure(options: Options): Promise<number> {
  if (options.profile.length > 0) return showProfiles(options);
  const result = await run(options, (line) => console.error(line));
  console.log(`\n${layOut(cells(result))}\n`);
  for (const line of explain(result)) console.log(line);
  if (options.out !== '') console.log(`written: ${save(result, options.out)}`);
  const wrong = result.cases.some(({ outcomes }) =>
    Object.entries(outcomes).some(([name, { failure }]) => name.startsWith('ours') && failure),
  );
  return wrong ? 1 : 0;
}

/** Writes the results under the day, the kind of machine and the release of Node. */
function save(result: Result, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const gpu = Object.values(result.contestants).find(({ kind }) => kind === 'gpu')?.device ?? '';
  const node = nodeOf(result).split('.')[0]!;
  const ends = [`${result.threads}-core`, ...(node === '' ? [] : [`node-${node}`])];
  const words = [wordsOf(result.machine.cpu), wordsOf(gpu), ends];
  const kind = words.flat().join('-');
  const file = join(folder, `${result.date}-${kind}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** A few words of a device's name, for that of a file. */
function wordsOf(device: string): string[] {
  return (device.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? []).slice(0, 3);
}
