import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../memory-store.js';
import type { Listener, Metrics, Progress } from '../progress.js';
import type { Store } from '../store.js';
import { csvLog } from './csv-log.js';
import golden from './goldens/tensor-board.json' with { type: 'json' };
import { jsonLinesLog } from './json-lines-log.js';
import type { LogOptions } from './log-options.js';
import { readEvents } from '@gen/test-utils';
import { tensorBoardLog } from './tensor-board-log.js';

/** Reports of a run with epochs of ten steps, one every five, a validation an epoch. */
function reports(steps: number): Progress[] {
  const all: Progress[] = [];
  for (let step = 5; step <= steps; step += 5) {
    const history = [4, 3, 2, 1, 0].map((back): Metrics => ({ loss: 1 / (step - back) }));
    const loss = history.reduce((sum, each) => sum + each['loss']!, 0) / 5;
    all.push({
      step,
      steps,
      epoch: step / 10,
      epochs: steps / 10,
      metrics: { loss },
      history,
      validation: step % 10 === 0 ? { loss: -step, 'bits, "per" pixel': step / 3 } : undefined,
      best: undefined,
      examplesPerSecond: 1000,
      secondsPerStep: 0.004,
      secondsLeft: 1,
      memory: { tensors: 1, bytes: 4, held: undefined },
    });
  }
  return all;
}

/** A log, its file, and what it says. */
interface Log {
  make(options: LogOptions): Listener;
  read(store: Store): Promise<unknown>;
}

const textOf = async (store: Store, name: string): Promise<string> =>
  new TextDecoder().decode(await store.get(name));

const now = (): number => 1.7e12;

const logs: readonly [string, Log][] = [
  ['csvLog', { make: csvLog, read: (store) => textOf(store, 'metrics.csv') }],
  ['jsonLinesLog', { make: jsonLinesLog, read: (store) => textOf(store, 'metrics.jsonl') }],
  [
    'tensorBoardLog',
    { make: (options) => tensorBoardLog({ now, ...options }), read: (store) => scalarsIn(store) },
  ],
];

/** What TensorBoard shows: of all files in their order, without what it is told to forget. */
async function scalarsIn(store: Store): Promise<unknown> {
  const shown: [tag: string, step: number, value: number][] = [];
  for (const name of await store.list()) {
    for (const { step, start, scalars } of readEvents((await store.get(name))!)) {
      if (start) shown.splice(0, shown.length, ...shown.filter(([, at]) => at < step));
      for (const [tag, value] of Object.entries(scalars)) shown.push([tag, step, value]);
    }
  }
  return shown;
}

async function write(log: Listener, all: readonly Progress[]): Promise<void> {
  for (const progress of all) await log(progress);
}

describe.each(logs)('%s', (_, { make, read }) => {
  const whole = async (options: Partial<LogOptions> = {}): Promise<unknown> => {
    const store = memoryStore();
    await write(make({ store, ...options }), reports(40));
    return read(store);
  };

  test('of a run that was killed anywhere and resumed is that of one that was not', async () => {
    const all = reports(40);
    const at = fc.integer({ min: 0, max: all.length });
    const kill = fc.record({ killed: at, saved: at, cut: fc.nat(30), perStep: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 3 }), async (kills) => {
        const [store, { perStep }] = [memoryStore(), kills[0]!];
        let from = 0;
        for (const { killed, saved } of kills) {
          const to = Math.max(from, killed);
          await write(make({ store, perStep }), all.slice(from, to));
          from = Math.min(to, Math.max(from, saved));
        }
        await write(make({ store, perStep }), all.slice(from));
        if (from < all.length) expect(await read(store)).toEqual(await whole({ perStep }));
      }),
      { numRuns: 50 },
    );
  });

  test('leaves out what a killed run has half written', async () => {
    const all = reports(40);
    const store = memoryStore();
    await write(make({ store }), all.slice(0, 5));
    const [name] = await store.list();
    await store.put(name!, (await store.get(name!))!.slice(0, -3));
    await write(make({ store }), all.slice(4));
    expect(await read(store)).toEqual(await whole());
  });

  test('of a new run replaces that of the one before', async () => {
    const store = memoryStore();
    await write(make({ store, perStep: true }), reports(80));
    await write(make({ store }), reports(40));
    expect(await read(store)).toEqual(await whole());
  });

  test('of a run that is over stays as it is when it is resumed', async () => {
    const store = memoryStore();
    await write(make({ store }), reports(40));
    await write(make({ store }), []);
    expect(await read(store)).toEqual(await whole());
  });
});

const also = ({ examplesPerSecond }: Progress): Metrics => ({ examplesPerSecond });

test('csvLog has a column for each metric, from when it came, and quotes where they are needed', async () => {
  const store = memoryStore();
  await write(csvLog({ store, also }), reports(15));
  expect(await textOf(store, 'metrics.csv')).toBe(
    `step,epoch,split,loss,examplesPerSecond,"bits, ""per"" pixel"
5,0.5,train,0.456666667,1000,
10,1,train,0.129126984,1000,
10,1,validation,-10,,3.33333333
15,1.5,train,0.0778521479,1000,
`,
  );
});

test('csvLog has a row for each step where it is told so, whatever the reports', async () => {
  const store = memoryStore();
  await write(csvLog({ store, perStep: true }), reports(10));
  const lines = (await textOf(store, 'metrics.csv')).split('\n');
  expect(lines.slice(1, 4)).toEqual([
    '1,0.1,train,1,',
    '2,0.2,train,0.5,',
    '3,0.3,train,0.333333333,',
  ]);
  expect(lines).toHaveLength(1 + 10 + 1 + 1);
});

test('jsonLinesLog has an object a row, of numbers in full', async () => {
  const store = memoryStore();
  const [first] = reports(5);
  await jsonLinesLog({ store, also })({ ...first!, validation: { loss: NaN } });
  expect(await textOf(store, 'metrics.jsonl')).toBe(
    '{"step":5,"epoch":0.5,"split":"train","loss":0.45666666666666667,"examplesPerSecond":1000}\n' +
      '{"step":5,"epoch":0.5,"split":"validation","loss":null}\n',
  );
});

describe('tensorBoardLog', () => {
  const png = Buffer.from(golden.images.samples[0]![4] as string, 'base64');
  const report = (step: number, metrics: Metrics, validation?: Metrics): Progress => ({
    ...reports(5)[0]!,
    step,
    epoch: step / 20,
    metrics,
    history: Array.from({ length: 20 }, () => metrics),
    validation,
  });

  test('writes what the reader of TensorBoard has read', async () => {
    const store = memoryStore();
    const first = tensorBoardLog({ store, now });
    await first(report(20, { loss: 0.5, elbo: -104.25 }));
    await first(report(40, { loss: 0.25, elbo: NaN }, { loss: 0.375 }));
    await first.image(40, 'samples', { bytes: png, height: 1, width: 1, channels: 1 });
    await first(report(60, { loss: 0.125 })); // after its last checkpoint
    const second = tensorBoardLog({ store, now: () => now() + 1500 });
    await second(report(60, { loss: 3e-39, elbo: 1e300 }, { loss: Infinity }));

    expect(await store.list()).toEqual(Object.keys(golden.files));
    for (const [name, bytes] of Object.entries(golden.files)) {
      expect(Buffer.from((await store.get(name))!).toString('base64'), name).toBe(bytes);
    }
    const read = Object.entries(golden.scalars).flatMap(([tag, rows]) =>
      rows.map(([, step, value]) => [tag, step, Number(`${value}`.replace('inf', 'Infinity'))]),
    );
    const shown = (await scalarsIn(store)) as unknown[];
    expect(shown).toHaveLength(read.length);
    expect(shown).toEqual(expect.arrayContaining(read));
  });
});
