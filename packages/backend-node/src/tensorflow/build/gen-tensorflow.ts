import { InputError } from '@gen/core';
import { parseArgs } from 'node:util';
import { buildTensorflow } from './build-tensorflow.js';
import { version } from './release.js';

const help = `Usage: gen-tensorflow [options]

Builds the addon of @tensorflow/tfjs-node over TensorFlow ${version}, for the engine tensorflow of
@gen/backend-node, into a cache: GEN_CACHE, else the folder gen in the caches of this user.

Options:
  --gpu           for NVIDIA's graphics processors, with CUDA 12 and cuDNN 9 on the library path
  --wheel <file>  a wheel of TensorFlow that was fetched elsewhere; by default pip fetches it
  --force         build it again where it is there
  --help          print this
`;

/**
 * The command `gen-tensorflow`.
 *
 * @returns its exit code: 0, 1 where something is lacking, 2 where the command is not understood.
 */
export async function genTensorflow(args: readonly string[]): Promise<number> {
  try {
    const { gpu, wheel, force, help: isAsked } = parse(args);
    if (isAsked) return print(help);
    const started = performance.now();
    const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
    const tell = (step: string): void => void process.stderr.write(`${step} … (${seconds()})\n`);
    const variant = gpu ? 'gpu' : 'cpu';
    const addon = await buildTensorflow({ variant, wheel, force, tell });
    return print(`TensorFlow ${version} is in ${addon}\n`);
  } catch (error) {
    const isUsage = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof InputError)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return isUsage ? 2 : 1;
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      gpu: { type: 'boolean', default: false },
      wheel: { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
