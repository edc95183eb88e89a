import { pick } from '../../../lab/settings/pick.js';
import { readFields, type Json, type RunConfiguration } from '../../../lab/worker/read-run.js';
import {
  imagesOfRun,
  runConfiguration,
  trainingNames,
  type RunCircumstances,
} from '../../../lab/worker/write-run.js';
import { settingsFields, type Settings } from '../settings.js';

const modelNames = [
  'architecture',
  'latent',
  'hidden',
  'likelihood',
  'binarize',
  'beta',
  'anneal',
  'samples',
] as const;

/** The configuration of a VAE's run, in the shape that the terminal has. */
export const configurationOf = (settings: Settings, circumstances: RunCircumstances): Json =>
  runConfiguration('vae', pick(settings, modelNames), settings, circumstances);

/** The settings of a run; what its configuration does not say stays as it is. */
export function settingsOf({ model, training }: RunConfiguration, settings: Settings): Settings {
  const { data, ...images } = imagesOfRun(training);
  return {
    ...settings,
    ...readFields(model, pick(settingsFields, modelNames)),
    ...readFields(training, pick(settingsFields, trainingNames)),
    data,
    ...(data === 'digits' && readFields(images, pick(settingsFields, ['trainImages']))),
  };
}
