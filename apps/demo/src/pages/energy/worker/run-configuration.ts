import { pick } from '../../../lab/settings/pick.js';
import { readFields, type Json, type RunConfiguration } from '../../../lab/worker/read-run.js';
import {
  imagesOfRun,
  runConfiguration as write,
  trainingNames,
  type RunCircumstances,
} from '../../../lab/worker/write-run.js';
import { settingsFields, type Settings } from '../settings.js';

const modelNames = ['hidden', 'visible', 'objective', 'gibbs', 'chains', 'gradient'] as const;

/** What the terminal can do, and the page does not. */
const left = { momentum: 0, weightDecay: 0, schedule: 'constant', sparsity: 0 };

/** The configuration of a machine's run, in the shape that the terminal has. */
export const runConfiguration = (settings: Settings, circumstances: RunCircumstances): Json =>
  write('rbm', { ...modelOf(settings), ...left }, settings, circumstances);

/** The settings of a run; what its configuration does not say stays as it is. */
export function settingsOf({ model, training }: RunConfiguration, settings: Settings): Settings {
  const { data, ...images } = imagesOfRun(training);
  const read = readFields(model, pick(settingsFields, modelNames));
  return {
    ...settings,
    ...read,
    chains: read.objective === 'tempering' ? 10 * read.chains : read.chains,
    ...readFields(training, pick(settingsFields, trainingNames)),
    hiddenUnits: 'binary',
    data,
    ...(data === 'digits' && readFields(images, pick(settingsFields, ['trainImages']))),
  };
}

/** The terminal counts the chains of each temperature. */
const modelOf = (settings: Settings): Json => ({
  ...pick(settings, modelNames),
  chains: settings.objective === 'tempering' ? Math.ceil(settings.chains / 10) : settings.chains,
});
