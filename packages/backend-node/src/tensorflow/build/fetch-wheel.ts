import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lacking } from './lacking.js';
import { version, type Wheel } from './release.js';
import { errorLine, runProgram } from './run-program.js';

const pips: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['python', '-m', 'pip'],
];

const orByHand = 'or fetch the wheel elsewhere and name it by --wheel';

/**
 * Fetches a wheel into a folder, by pip: from the index and through the proxy that it is set up for.
 *
 * @returns the file.
 */
export async function fetchWheel(wheel: Wheel, folder: string): Promise<string> {
  const [program, ...first] = await findPip();
  const args = [...first, 'download', ...pinned(wheel), '--dest', folder];
  const { code, output } = await runProgram(program, args, { showing: true });
  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (code === 0 && file !== undefined) return join(folder, file);
  throw lacking(
    'network',
    `${wheel.project} ${version} for ${wheel.platform} from pip's index`,
    errorLine(output),
    `Check the network and what pip config list says, ${orByHand}.`,
  );
}

// Whatever Python is here, one and the same file is asked for.
const pinned = ({ project, platform }: Wheel): string[] => [
  ...['--no-deps', '--no-cache-dir', '--disable-pip-version-check', '--only-binary=:all:'],
  ...['--platform', platform, '--implementation', 'cp', '--python-version', '3.12'],
  ...['--abi', 'cp312', `${project}==${version}`],
];

async function findPip(): Promise<readonly [string, ...string[]]> {
  for (const [program, ...args] of pips) {
    const { code } = await runProgram(program, [...args, '--version']);
    if (code === 0) return [program, ...args];
  }
  const remedy = `Install it, as by apt install python3-pip, ${orByHand}.`;
  throw lacking('pip', 'pip, which fetches TensorFlow', 'none', remedy);
}
