// A contestant in a process of its own: `node main.js ours wasm`, `node main.js plain wasm`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { readSafetensors } from '@gen/core/train';
import { ceiling } from './ceiling.js';
import { startOurs, startPlain } from './engines.js';
import type { Burst } from './messages.js';
import { profile } from './profile.js';
import { serve, type Contestant } from './serve.js';
import type { Work } from './work.js';

const MOST_STEPS = 2000;

/** Steps before the first that is timed: two that are recorded, and the first that is replayed. */
const WARM_UP = 4;

/** Milliseconds of a step that is many, and is warm after one. */
const LONG = 10_000;

await serve(async (): Promise<Contestant> => {
  const [side = '', engine = ''] = argv.slice(2);
  const isOurs = side === 'ours';
  const device = await (isOurs ? startOurs(engine) : startPlain(engine));
  const { rows } = isOurs ? await import('../ours/rows.js') : await import('../plain/rows.js');
  let work: Work | undefined;
  let steps = 1;
  let run: () => Promise<void> = async () => {};
  const burst = async (): Promise<Burst> => {
    const begin = performance.now();
    await run();
    return { steps, milliseconds: (performance.now() - begin) / steps };
  };
  const begin = async (count: number): Promise<void> => {
    [steps, run] = [count, work!.burst(count)];
    let longest = 0;
    for (let done = 0; done < WARM_UP && longest < LONG; done += count) {
      longest = Math.max(longest, (await burst()).milliseconds);
    }
  };
  // TensorFlow's device names CUDA where it has it.
  const kind = engine === 'webgpu' || device.includes('CUDA') ? 'gpu' : 'cpu';
  return {
    hello: {
      device,
      kind,
      versions: { node: process.versions.node, tfjs: tfjsVersion() },
    },
    open: async (name, inputs) => {
      const [row = '', part = row] = name.split('/');
      const open = rows[row];
      if (open === undefined) return null;
      work = open(part, readSafetensors(Uint8Array.from(readFileSync(inputs))).tensors);
      return { parameters: work.parameters, results: await work.results() };
    },
    prepare: async (milliseconds) => {
      await begin(1);
      const one = await burst();
      const count = Math.min(MOST_STEPS, Math.max(1, Math.round(milliseconds / one.milliseconds)));
      if (count === 1) return one;
      await begin(count);
      return burst();
    },
    burst,
    profile: () => profile(work!.burst(1)),
    close: async () => {
      await work?.dispose();
      work = undefined;
    },
    ceiling: () => ceiling(kind),
  };
});

function tfjsVersion(): string {
  const { version } = createRequire(import.meta.url)('@tensorflow/tfjs-core/package.json') as {
    version: string;
  };
  return version;
}
