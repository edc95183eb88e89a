import { dataSetting } from '../data/data-setting.js';
import type { Settings, ValuesOf } from '../settings/setting.js';
import { countOr } from '../settings/count-or.js';
import { belowOne, count, positive } from '../settings/numbers.js';

/** Options of training that all families have. */
export const runSettings = {
  data: dataSetting,
  trainImages: countOr('all', {
    flags: '--train-images <n>',
    summary: 'train on the first images only',
  }),
  epochs: {
    ...count({
      flags: '--epochs <n>',
      summary: 'passes over the data; a run that is resumed may be given more',
      initial: 15,
    }),
    mayChange: true,
  },
  batch: count({ flags: '--batch <n>', summary: 'images in a batch', initial: 100 }),
  learningRate: positive({ flags: '--lr <rate>', summary: 'learning rate', initial: 1e-3 }),
  ema: belowOne({
    flags: '--ema <decay>',
    summary: 'average the weights, and sample and score with the averages; such as 0.999',
    initial: 0,
    initialText: 'no averages',
  }),
  key: count(
    { flags: '--key <seed>', summary: 'what all that is random follows from', initial: 0 },
    0,
  ),
  checkpointEvery: countOr('epoch', {
    flags: '--checkpoint-every <steps>',
    summary: 'steps from one checkpoint to the next',
  }),
} as const;

/** Values of the options of training. */
export type RunValues = ValuesOf<typeof runSettings>;

/** The options of training with the initial values of a family. */
export function runSettingsOf({
  training = {},
}: {
  readonly training?: Partial<RunValues>;
}): typeof runSettings {
  const settings: Settings = runSettings;
  const changed = Object.entries(training).map(
    ([name, initial]) =>
      [name, { ...settings[name]!, initial, initialText: `${initial}` }] as const,
  );
  return { ...settings, ...Object.fromEntries(changed) } as typeof runSettings;
}
