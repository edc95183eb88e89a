import type { Json } from './read-run.js';

/** What the configuration of a run says besides its settings. */
export interface RunCircumstances {
  /** The images. */
  readonly images: {
    readonly height: number;
    readonly width: number;
    readonly channels: number;
    /** Hash of all pixels. */
    readonly digest: string;
  };
  /** Name of the engine. */
  readonly engine: string;
  /** Epochs, begun ones included. */
  readonly epochs: number;
}

/** Settings that runs of all families have. */
interface TrainingSettings {
  readonly data: string;
  readonly trainImages: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly key: number;
}

/** Settings of training by which a run of images is known again. */
export const trainingNames = ['batch', 'learningRate', 'key'] as const;

/** Number of digits that the terminal draws where nothing says how many. */
const allDigits = 20_000;

/** The configuration of a run, in the shape that the terminal has. */
export function runConfiguration(
  family: string,
  model: Json,
  { data, trainImages, batch, learningRate, key }: TrainingSettings,
  { images, engine, epochs }: RunCircumstances,
): Json {
  const isDigits = data === 'digits';
  return {
    version: 1,
    family,
    model,
    training: {
      data: isDigits ? 'digits' : 'mnist:.',
      trainImages: isDigits ? trainImages : 'all',
      epochs,
      batch,
      learningRate,
      key,
      checkpointEvery: 'epoch',
    },
    images,
    engine,
  };
}

/** Where the images of a run come from; how many of the digits, where they are some. */
export function imagesOfRun({ data, trainImages }: Json): {
  readonly data: 'digits' | 'files';
  readonly trainImages?: string;
} {
  if (data !== 'digits') return { data: 'files' };
  return { data, trainImages: `${trainImages === 'all' ? allDigits : (trainImages as number)}` };
}
