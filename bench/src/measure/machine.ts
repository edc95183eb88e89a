import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** The machine, without its name. */
export interface Machine {
  /** Model of the processor. */
  readonly cpu: string;
  /** Cores that this process may use. */
  readonly cores: number;
  /** Memory in GiB. */
  readonly memory: number;
  /** System and architecture. */
  readonly platform: string;
}

/** What this machine is. */
export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform}-${process.arch}`,
});

/**
 * The last of the cores that this process may use, as `taskset` takes them: the first is where other
 * processes tend to be. Undefined where there is nothing to choose with.
 */
export function pinned(threads: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync('/proc/self/status', 'utf8');
  const ranges = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '';
  const allowed = ranges.split(',').flatMap((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return allowed.slice(-threads).join(',');
}
