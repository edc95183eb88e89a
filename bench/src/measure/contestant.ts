import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Burst, Ceiling, Hello, KernelTime, Opened, Request } from '../contestant/messages.js';
import type { Options } from '../options.js';
import { pinned } from './machine.js';

/** Answers by command. */
interface Answers {
  readonly open: Opened | null;
  readonly prepare: Burst;
  readonly burst: Burst;
  readonly profile: readonly KernelTime[];
  readonly close: null;
  readonly ceiling: Ceiling;
}

/** A contestant's process: it waits for requests, and answers them one at a time. */
export class ContestantProcess {
  /** Its name: `ours:wasm`, `torch:fused`. */
  readonly name: string;
  /** What it said of itself. */
  readonly hello: Hello;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(name: string, hello: Hello, child: ChildProcess, lines: Answering) {
    this.name = name;
    this.hello = hello;
    this.#child = child;
    this.#lines = lines;
  }

  /** Starts it; rejects with the reason where it cannot work here. */
  static async start(name: string, options: Options): Promise<ContestantProcess> {
    const [command, ...args] = commandOf(name, options);
    const child = spawn(command, args, {
      stdio: [
        'pipe',
        'pipe',
        process.env['GEN_BENCH_VERBOSE'] === undefined ? 'ignore' : 'inherit',
      ],
      env: { ...process.env, ...oneOf(options.threads) },
    });
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    const input: Interface = createInterface({ input: child.stdout! });
    const lines = input[Symbol.asyncIterator]();
    const hello = await Promise.race([answerFrom<Hello>(lines), failed]);
    return new ContestantProcess(name, hello, child, lines);
  }

  /** Asks for something; rejects with what the contestant says where it fails. */
  async ask<C extends keyof Answers>(
    request: Extract<Request, { command: C }>,
  ): Promise<Answers[C]> {
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`);
    return answerFrom<Answers[C]>(this.#lines);
  }

  /** Ends the process. */
  stop(): void {
    this.#child.stdin!.end(`${JSON.stringify({ command: 'quit' })}\n`);
  }
}

type Answering = AsyncIterator<string>;

async function answerFrom<T>(lines: Answering): Promise<T> {
  const { value, done } = await lines.next();
  if (done === true) throw new Error('its process ended');
  const message = JSON.parse(value) as { readonly answer: T } | { readonly error: string };
  if ('error' in message) throw new Error(message.error);
  return message.answer;
}

/** Its command, bound to its cores where the system can. */
function commandOf(name: string, options: Options): [string, ...string[]] {
  const [side = '', variant = ''] = name.split(':');
  const own: [string, ...string[]] =
    side === 'ours' || side === 'tfjs'
      ? [options.node, script, side, variant]
      : [options.python, peers, side, ...variant.split('+')];
  const cores = hasTaskset() ? pinned(options.threads) : undefined;
  return cores === undefined ? own : ['taskset', '-c', cores, ...own];
}

const script = fileURLToPath(new URL('../contestant/main.js', import.meta.url));
const peers = fileURLToPath(new URL('../../peers/contestant.py', import.meta.url));

let taskset: boolean | undefined;
const hasTaskset = (): boolean =>
  (taskset ??= spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0);

/** What the libraries ask for the number of their threads. */
const oneOf = (threads: number): Record<string, string> => ({
  OMP_NUM_THREADS: `${threads}`,
  MKL_NUM_THREADS: `${threads}`,
  OPENBLAS_NUM_THREADS: `${threads}`,
  TF_NUM_INTRAOP_THREADS: `${threads}`,
  TF_NUM_INTEROP_THREADS: '1',
  TF_CPP_MIN_LOG_LEVEL: '3',
  XLA_FLAGS: `--xla_cpu_multi_thread_eigen=${threads > 1} intra_op_parallelism_threads=${threads}`,
});
