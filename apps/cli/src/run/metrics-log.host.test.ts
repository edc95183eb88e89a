import { describe, expect, test } from 'vitest';
import { encodeMetrics } from './metrics-csv.js';
import { metricsLog, type MetricsLog } from './metrics-log.js';

const names = ['loss', 'elbo'];
const batchesPerEpoch = 47;

/** Runs steps from one to another, with a score at the end of each epoch. */
function run(log: MetricsLog, from: number, to: number): void {
  for (let step = from + 1; step <= to; step++) {
    const loss = Math.fround(Math.sin(step) * 100 + 1 / step);
    log.addStep(step, { loss, elbo: -loss });
    if (step % batchesPerEpoch === 0) log.addScore(step, { elbo: Math.cos(step) });
  }
}

const written = (log: MetricsLog): Uint8Array => encodeMetrics(log.rows(), names);

describe('metricsLog', () => {
  test('has the means of twenty steps, of the rest of an epoch, and scores', () => {
    const log = metricsLog(batchesPerEpoch);
    for (let step = 1; step <= 50; step++) log.addStep(step, { loss: step });
    log.addScore(47, { elbo: -1 });
    const text = new TextDecoder().decode(written(log));
    expect(text.split('\n').slice(0, 5)).toEqual([
      'step,epoch,split,loss,elbo',
      '20,0.425531915,train,10.5,',
      '40,0.85106383,train,30.5,',
      '47,1,train,44,',
      '47,1,test,,-1',
    ]);
  });

  test('that goes on from any step is the log that was not interrupted', () => {
    const whole = metricsLog(batchesPerEpoch);
    run(whole, 0, 94);
    for (const at of [0, 1, 19, 20, 21, 46, 47, 48, 93]) {
      const first = metricsLog(batchesPerEpoch);
      run(first, 0, at);
      const second = metricsLog(batchesPerEpoch, { bytes: written(first), upTo: at });
      run(second, at, 94);
      expect(written(second)).toEqual(written(whole));
    }
  });

  test('drops what is beyond the step that it goes on from', () => {
    const [long, short] = [metricsLog(batchesPerEpoch), metricsLog(batchesPerEpoch)];
    run(long, 0, 60);
    run(short, 0, 40);
    expect(written(metricsLog(batchesPerEpoch, { bytes: written(long), upTo: 40 }))).toEqual(
      written(short),
    );
  });
});
