import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as it is built. */
export const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** A new folder for a test's files. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'gen-cli-'));

/** How a command ended. */
export interface Ended {
  /** Its exit code; −1 where a signal killed it. */
  readonly code: number;
  /** What it wrote for people. */
  readonly stdout: string;
  /** What it complained about. */
  readonly stderr: string;
}

/** How a command is run. */
export interface GenOptions {
  /** Its working folder. */
  readonly cwd: string;
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once the output has this in it. */
  readonly interrupt?: { readonly at: string; readonly signal: NodeJS.Signals };
}

/** Runs the built command to its end, on WASM unless the environment says otherwise. */
export const gen = (words: readonly string[], options: GenOptions): Promise<Ended> =>
  ended(process.execPath, [bin, ...words], options);

/** Runs any command to its end. */
export function ended(
  command: string,
  args: readonly string[],
  { cwd, env = {}, interrupt }: GenOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, GEN_BACKEND: 'wasm', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr, isSent] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (interrupt === undefined || isSent || !stdout.includes(interrupt.at)) return;
      isSent = child.kill(interrupt.signal);
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
