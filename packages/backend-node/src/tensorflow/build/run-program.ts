import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  /** Its exit code; `undefined` where there is no such program. */
  readonly code: number | undefined;
  /** What it wrote. */
  readonly output: string;
}

/** Runs a program to its end; its progress goes on to a terminal where `showing` and there is one. */
export function runProgram(
  program: string,
  args: readonly string[],
  { showing = false }: { readonly showing?: boolean } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const progress = showing && process.stderr.isTTY ? process.stderr : 'pipe';
    const child = spawn(program, args, { stdio: ['ignore', progress, 'pipe'] });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    const ended = (code: number | undefined): void =>
      resolve({ code, output: Buffer.concat(output).toString() });
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? ended(undefined) : reject(error),
    );
    child.on('close', (code) => ended(code ?? 1));
  });
}

/** The first line that tells of an error, else the last that tells anything. */
export function errorLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'nothing said').trim();
}
