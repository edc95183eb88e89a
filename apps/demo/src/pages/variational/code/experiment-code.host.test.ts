import { describe, expect, it } from 'vitest';
import { initialSettings, type Settings } from '../settings.js';
import { experimentCode, type ExperimentRun } from './experiment-code.js';
import { scheduleCode } from '../../../lab/code/schedule-code.js';

const codeOf = (settings: Partial<Settings>, run: Partial<ExperimentRun> = {}) =>
  experimentCode({
    settings: { ...initialSettings, ...settings },
    turns: [],
    steps: 5,
    engine: 'wasm',
    before: 0,
    heldOut: undefined,
    ...run,
  });

describe('the code of an experiment', () => {
  it('names every setting of the model and of its training', () => {
    const code = codeOf({
      key: 42,
      hidden: [30, 20],
      latent: 7,
      beta: 4,
      samples: 3,
      anneal: 50,
      batch: 32,
      learningRate: 0.002,
      trainImages: 700,
    });
    for (const part of [
      'key(42)',
      'hidden: [30, 20]',
      'latent: 7',
      'beta: linear({ to: 4, steps: 50 })',
      'samples: 3',
      'batchSize: 32',
      'learningRate: 0.002',
      'count: 700',
      'steps: 5',
      'transform: binarize',
    ]) {
      expect(code).toContain(part);
    }
  });

  it('imports what it uses and nothing else', () => {
    for (const settings of [
      {},
      { architecture: 'conv', hidden: [4] },
      { likelihood: 'gaussian', binarize: 'none' },
      { data: 'files' },
      { anneal: 10 },
    ] as const) {
      const [head = '', body = ''] = codeOf(settings, { heldOut: undefined }).split(
        '\n\nawait use',
      );
      const imported = [...head.matchAll(/\{ (.*) \}/g)].flatMap(([, names = '']) =>
        names.split(', '),
      );
      for (const name of imported) expect(`await use${body}`).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  it('says where the page forgot what Adam knew', () => {
    expect(codeOf({}, { before: 3, steps: 5 })).toContain('after step 3 with a fresh Adam');
    expect(codeOf({}, { before: 5, steps: 5 })).not.toContain('fresh Adam');
  });

  it('holds out images of files where the page did', () => {
    expect(codeOf({ data: 'files' }, { heldOut: 300 })).toContain('test: 300');
  });
});

describe('a knob over the steps', () => {
  const turn = (step: number, beta: number) => ({ step, beta, learningRate: 1e-3 });

  it('is a number where it was left alone', () => {
    expect(scheduleCode([turn(0, 2)], 'beta', 2)).toBe('2');
    expect(scheduleCode([turn(0, 1), turn(5, 2)], 'learningRate', 1e-3)).toBe('0.001');
  });

  it('is a function of the step where it was turned', () => {
    const code = scheduleCode([turn(0, 1), turn(10, 4), turn(30, 0.5)], 'beta', 0.5);
    const schedule = new Function(`return ${code}`)() as (step: number) => number;
    expect([0, 9, 10, 29, 30, 99].map(schedule)).toEqual([1, 1, 4, 4, 0.5, 0.5]);
  });
});
