import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSafetensors } from '@gen/core/train';
import type { KernelTime } from '../contestant/messages.js';
import { ContestantProcess } from '../measure/contestant.js';
import { casesOf } from '../measure/run.js';
import type { Options } from '../options.js';
import { layOut, round } from './table.js';

const SHOWN = 15;

/** Prints where one step of ours spends its time, by kernel, slowest first. */
export async function showProfiles(options: Options): Promise<number> {
  const names = options.contestants.filter((name) => /^(ours|tfjs):/.test(name));
  for (const name of names) {
    const contestant = await ContestantProcess.start(name, options);
    for (const of of casesOf(options.profile)) {
      const inputs = join(mkdtempSync(join(tmpdir(), 'gen-bench-')), 'inputs.safetensors');
      writeFileSync(inputs, writeSafetensors(of.inputs()));
      await contestant.ask({ command: 'open', name: of.name, inputs });
      const { milliseconds } = await contestant.ask({
        command: 'prepare',
        milliseconds: options.burst,
      });
      const kernels = await contestant.ask({ command: 'profile' });
      console.log(`\n${of.name}, ${name}: ${round(milliseconds)} ms a step`);
      console.log(profileTable(kernels.slice(0, SHOWN)));
      await contestant.ask({ command: 'close' });
    }
    contestant.stop();
  }
  return 0;
}

/** Kernels, how often they ran and how long. */
export function profileTable(kernels: readonly KernelTime[]): string {
  const rows = kernels.map(({ kernel, calls, milliseconds }) => [
    kernel,
    `${calls}`,
    round(milliseconds),
  ]);
  return layOut([['kernel', 'calls', 'ms'], ...rows]);
}
