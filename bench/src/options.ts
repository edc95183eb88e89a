import { parseArgs } from 'node:util';

/** What a run measures and how. */
export interface Options {
  /** Names of rows or cases; all where it is empty. */
  readonly rows: readonly string[];
  /** Contestants by name, ours first. */
  readonly contestants: readonly string[];
  /** Rounds a case. */
  readonly rounds: number;
  /** Milliseconds a burst. */
  readonly burst: number;
  /** Processor cores that a contestant may use. */
  readonly threads: number;
  /** The Node that runs the contestants in JavaScript. */
  readonly node: string;
  /** The Python that runs the others. */
  readonly python: string;
  /** Folder of the results; nothing is written where it is empty. */
  readonly out: string;
  /** Rows or cases whose kernels are shown instead of times. */
  readonly profile: readonly string[];
}

/** What `--help` says. */
export const help = `npm run bench                    ours, plain TensorFlow.js, PyTorch and JAX, in turns
npm run bench -- --profile vae   the slowest kernels of a row
npm run bench -- page            the page of the documentation, from bench/results
npm run bench -- compiled        steps as they are beside compiled ones, by engine (--engines, --rows, --seconds, --threads)
npm run bench -- overhead        what fit, data, metrics and logs add to a bare step (--engine, --model, --rounds)
npm run bench -- score NAME      trains a model, and scores it beside what is known (--data, --resume)
npm run bench -- kills           kills a run 200 times, and sees that it goes on exactly
npm run bench -- digit-features  trains the weights of digitFeatures of @gen/data/features, on MNIST
npm run bench -- pack            what a machine without a network needs to run this

  --rows vae,matmul/square       rows or cases (all)
  --contestants a,b              ours:ENGINE, tfjs:ENGINE (cpu, wasm, webgpu, tensorflow), torch, jax;
                                 torch:fused, torch:compiled, torch:cuda, torch:cuda+compiled
                                 (ours:wasm,tfjs:wasm,torch,torch:fused,torch:compiled,jax)
  --rounds 7                     rounds, in each of which every contestant has one burst in random order
  --burst 100                    milliseconds a burst
  --threads 1                    cores a contestant may use
  --node PATH                    the Node that runs ours and TensorFlow.js (this one)
  --python PATH                  the Python that has torch and jax (.cache/bench-python, else python3)
  --out FOLDER                   where results are written (bench/results); "" writes none
`;

/** Reads the command line; says what is wrong with it where it does. */
export function readOptions(args: readonly string[], defaults: Defaults): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '' },
      contestants: {
        type: 'string',
        default: 'ours:wasm,tfjs:wasm,torch,torch:fused,torch:compiled,jax',
      },
      rounds: { type: 'string', default: '7' },
      burst: { type: 'string', default: '100' },
      threads: { type: 'string', default: '1' },
      node: { type: 'string', default: process.execPath },
      python: { type: 'string', default: defaults.python },
      out: { type: 'string', default: defaults.out },
      profile: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    ...values,
    rows: list(values.rows),
    contestants: list(values.contestants),
    rounds: count('rounds', values.rounds),
    burst: count('burst', values.burst),
    threads: count('threads', values.threads),
    profile: list(values.profile),
  };
}

/** Defaults that depend on the machine. */
export interface Defaults {
  /** The Python to use. */
  readonly python: string;
  /** Folder of the results. */
  readonly out: string;
}

const list = (text: string): string[] => text.split(',').filter((part) => part !== '');

function count(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`bench: --${name}: expected a whole number above 0; got ${text}.`);
}
