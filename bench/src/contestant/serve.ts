import { createInterface } from 'node:readline';
import type { Burst, Ceiling, Hello, KernelTime, Opened, Request } from './messages.js';

/** What a contestant can be asked for. */
export interface Contestant {
  /** What it says of itself. */
  readonly hello: Hello;
  /** Begins a case; gives nothing where it has no such row. */
  open(name: string, inputs: string): Promise<Opened | null>;
  /** Warms up; what it returns is timed as one step. */
  prepare(milliseconds: number): Promise<Burst>;
  /** Runs the prepared steps. */
  burst(): Promise<Burst>;
  /** Kernels of one step, slowest first. */
  profile(): Promise<readonly KernelTime[]>;
  /** Ends the case. */
  close(): Promise<void>;
  /** Measures the machine. */
  ceiling(): Promise<Ceiling>;
}

/** Answers requests from standard input on standard output until it is told to quit. */
export async function serve(start: () => Promise<Contestant>): Promise<void> {
  const write = (message: object): void =>
    void process.stdout.write(`${JSON.stringify(message)}\n`);
  // Standard output belongs to the answers.
  console.log = console.info = console.error;
  const lines = createInterface({ input: process.stdin });
  try {
    const contestant = await start();
    write({ answer: contestant.hello });
    for await (const line of lines) {
      const request = JSON.parse(line) as Request;
      if (request.command === 'quit') break;
      write(await answerTo(contestant, request));
    }
  } catch (error) {
    write({ error: reasonOf(error) });
  }
  // Engines hold on to threads and devices.
  process.exit(0);
}

async function answerTo(contestant: Contestant, request: Request): Promise<object> {
  try {
    return { answer: (await dispatch(contestant, request)) ?? null };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

function dispatch(contestant: Contestant, request: Request): Promise<unknown> {
  switch (request.command) {
    case 'open':
      return contestant.open(request.name, request.inputs);
    case 'prepare':
      return contestant.prepare(request.milliseconds);
    case 'quit':
      return Promise.resolve();
    default:
      return contestant[request.command]();
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : `${error}`).split('\n')[0]!;
