import { Writable } from 'node:stream';
import type { Progress } from '@gen/core/train';
import { describe, expect, test } from 'vitest';
import { consoleProgress } from './console-progress.js';
import { progressLines } from './progress-lines.js';

/** A stream that keeps what is written, a terminal or none. */
function recorder(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  const terminal = { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true };
  return { stream: Object.assign(stream, terminal) as never, text: () => text };
}

/** A report after every two steps of a run with epochs of four. */
const report = (step: number, more: Partial<Progress> = {}): Progress => ({
  step,
  steps: 12,
  epoch: step / 4,
  epochs: 3,
  metrics: { loss: 1 / step },
  history: [{ loss: step - 1 }, { loss: step }],
  validation: undefined,
  best: undefined,
  examplesPerSecond: 1234.5,
  secondsPerStep: 0.1,
  secondsLeft: 12 - step,
  memory: { tensors: 1, bytes: 4, held: undefined },
  ...more,
});

const wording = { describe: ({ loss = NaN }) => `loss ${loss}`, unit: 'examples' };

describe('elsewhere than on a terminal', () => {
  test('there is a plain line an epoch and a validation, with means since the one before', () => {
    const { stream, text } = recorder(false);
    const progress = consoleProgress({ stream, unit: 'images', validation: 'test' });
    for (const step of [2, 4]) void progress(report(step));
    void progress(report(6, { validation: { loss: 0.25, error: 1e-9 } }));
    for (const step of [8, 10, 12]) void progress(report(step));
    progress.note('stopping');
    progress.close();
    expect(text().split('\n')).toEqual([
      'epoch 1/3: loss 2.500, 1,235 images/s, 0:08 left',
      'epoch 1.5/3: loss 5.500, test loss 0.2500, error 1.000e-9, 1,235 images/s, 0:06 left',
      'epoch 2/3: loss 7.500, 1,235 images/s, 0:04 left',
      'epoch 3/3: loss 10.50, 1,235 images/s, 0:00 left',
      '',
    ]);
  });

  test('and one in ten seconds, by steps where there is only one epoch', () => {
    const { stream, text } = recorder(false);
    let time = 0;
    const lines = progressLines({ stream, validation: 'validation', ...wording }, () => time);
    for (const step of [2, 4, 6, 8]) {
      time += 6000;
      void lines(report(step, { epoch: step / 100, epochs: 0.12 }));
    }
    expect(text()).toBe(
      'step 4/12: loss 2.5, 1,235 examples/s, 0:08 left\n' +
        'step 8/12: loss 6.5, 1,235 examples/s, 0:04 left\n',
    );
  });
});

test('on a terminal there is one line with a bar', () => {
  const { stream, text } = recorder(true);
  const progress = consoleProgress({ stream, abbreviate: ({ loss = NaN }) => `L ${loss}` });
  void progress(report(2));
  void progress(report(4, { validation: { loss: 0.125 } }));
  progress.note('stopping after this step');
  progress.close();
  expect(text()).toContain('epoch 1/3 ━─────── L 0.5, 1,235 examples/s, 0:10 left');
  expect(text()).toContain('epoch 2/3 ━━━───── L 0.25, 1,235 examples/s, 0:08 left');
  expect(text()).toContain('0:08 left · stopping after this step');
  expect(text().split('\n')).toHaveLength(2);
});
