import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How runs are killed. */
export interface KillOptions {
  /** The program that is killed: `child.js`. */
  readonly child: string;
  /** Where its files are. */
  readonly folder: string;
  /** How many times it is killed. */
  readonly kills: number;
  /** Numbers from 0 to 1, that say when. */
  readonly random: () => number;
  /** Told after each life of a run. */
  readonly onLife?: (kills: number) => void;
}

/** How it went. */
export interface Killed {
  /** Number of kills. */
  readonly kills: number;
  /** Those of them before training began. */
  readonly before: number;
  /** Runs that came to their end. */
  readonly runs: number;
  /** Files of those that differ from those of a run that was never killed. */
  readonly different: readonly string[];
  /** What lives complained about that were not to be killed. */
  readonly failures: readonly string[];
}

/** Milliseconds of training in which a life ends. */
const LIFE = 250;

/**
 * Kills a run at random moments, resumes it, and kills it again, until all kills are spent; a run that
 * comes to its end is compared with one that was never killed, and another is begun.
 */
export async function killRuns(options: KillOptions): Promise<Killed> {
  const { child, folder, kills, random, onLife } = options;
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, 'whole');
  const first = await live(child, whole, undefined);
  const different: string[] = [];
  const failures = first.failure === undefined ? [] : [first.failure];
  let [done, before, runs] = [0, 0, 0];
  let run = mkdtempSync(join(folder, 'run-'));
  for (;;) {
    const isLast = done >= kills;
    // One in ten dies before it begins, the others while they train.
    const moment = isLast ? undefined : { atStart: random() < 0.1, wait: random() * LIFE };
    const { wasKilled, hasBegun, failure } = await live(child, run, moment);
    if (failure !== undefined) failures.push(failure);
    if (wasKilled) {
      done += 1;
      if (!hasBegun) before += 1;
      onLife?.(done);
      continue;
    }
    different.push(...differences(whole, run));
    runs += 1;
    rmSync(run, { recursive: true });
    if (isLast || failures.length > 3) return { kills: done, before, runs, different, failures };
    run = mkdtempSync(join(folder, 'run-'));
  }
}

interface Life {
  readonly wasKilled: boolean;
  readonly hasBegun: boolean;
  readonly failure: string | undefined;
}

/** Starts the program, and kills it at a moment after its start or after training begins. */
function live(
  child: string,
  folder: string,
  moment: { readonly atStart: boolean; readonly wait: number } | undefined,
): Promise<Life> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [complaint, hasBegun] = ['', false];
    let timer: NodeJS.Timeout | undefined;
    const killIn = (milliseconds: number): void => {
      timer = setTimeout(() => running.kill('SIGKILL'), milliseconds);
    };
    if (moment?.atStart === true) killIn(moment.wait);
    running.stdout.on('data', () => {
      hasBegun = true;
      if (moment?.atStart === false) killIn(moment.wait);
    });
    running.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    running.on('error', reject);
    running.on('close', (code, signal) => {
      clearTimeout(timer);
      const wasKilled = signal === 'SIGKILL';
      const failure = wasKilled || code === 0 ? undefined : complaint;
      resolve({ wasKilled, hasBegun, failure });
    });
  });
}

/** Names of files that differ. */
function differences(whole: string, run: string): string[] {
  const found = new Set(readdirSync(run));
  return readdirSync(whole).filter((name) => {
    if (!found.has(name)) return true;
    return !readFileSync(join(whole, name)).equals(readFileSync(join(run, name)));
  });
}
