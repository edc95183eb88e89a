import type { Tensor } from '@tensorflow/tfjs-core';
import type { Key, Objective } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';
import type { Metrics, Optimizer, Phases } from '@gen/core/train';
import type { BatchTransform, Dataset } from '@gen/data';
import type { RasterImage } from '@gen/plot';
import type { RunValues } from '../run/run-settings.js';
import type { Settings, Values, ValuesOf } from '../settings/setting.js';

/** A family of models, as the commands see it: they know nothing else of any. */
export interface Family<S extends Settings = Settings> {
  /** What it is called on a command line. */
  readonly name: string;
  /** What it is, for the help. */
  readonly summary: string;
  /** Options of its own. */
  readonly settings: S;
  /** Options of training whose initial values are others than those of most. */
  readonly training?: Partial<RunValues>;
  /** Options of its fine scores. */
  readonly scoring: Settings;
  /** Options of examples for the help of its training, and what each of them is for. */
  readonly examples: readonly (readonly [options: string, purpose: string])[];
  /** Files of the pictures that a run of it may hold. */
  readonly pictureFiles: readonly string[];
  /** Makes a model for images of one size. The caller disposes it. */
  build(values: ValuesOf<S>, image: ImageSize, key: Key): Promise<RunModel>;
}

/** Size of the images of a data set. */
export type ImageSize = Pick<Dataset, 'height' | 'width' | 'channels'>;

/** A model and all that the commands do with it. */
export interface RunModel extends HasParameters {
  /** What it is, in words. */
  readonly summary: string;
  /** What it is trained by. */
  readonly objective: Objective<Tensor> | PlannedPhases;
  /** What follows the gradient of the objective. */
  optimizer(plan: TrainingPlan): Optimizer;
  /** How images are made into its batches. */
  readonly intake: Intake;
  /** Rejects, with an `InputError`, a batch that it cannot learn from, where there can be one. */
  validate?(batch: Tensor): Promise<void>;
  /** Names of the metrics of the objective that are logged. */
  readonly metrics: readonly string[];
  /** What the picture of its training shows. */
  readonly chart: LossParts | ScoreCurve;
  /** Other pictures of its training. */
  readonly curves?: readonly CurvePicture[];
  /** How far the test images are from the training images, told at the end of each epoch. */
  readonly gap?: ScoreGap;
  /** Looks at images of the training set, `[count, ...]`, before the first step of a new run. */
  begin?(images: Tensor): void;
  /** Tells metrics in words. */
  describe(metrics: Metrics): string;
  /** Tells metrics in thirty characters at most. */
  abbreviate(metrics: Metrics): string;
  /** The score of each image of a batch by name, among them the metrics. */
  readonly score: Score;
  /** What scores are counted in that are not in nats, by name. */
  readonly units?: Readonly<Record<string, string>>;
  /** Slower and better scores, with the values of the family's options. */
  fineScores(values: Values): readonly FineScore[];
  /** A fine score in seconds, which ends a training. */
  readonly endScore?: FineScore;
  /** Pictures that go with a run. */
  readonly pictures: readonly Picture[];
  /** New images `[count, ...]` from 0 to 1, which the caller owns. */
  sample(key: Key, count: number): Tensor | Promise<Tensor>;
  /**
   * Completes images `[count, ...]`, as it takes them, of which only what a mask of ones and zeros `[...]` keeps
   * is given: pixels from 0 to 1, which the caller owns.
   */
  complete?(key: Key, images: Tensor, mask: Tensor): Promise<Tensor>;
}

/** What an optimizer may depend on. */
export interface TrainingPlan {
  /** The learning rate that was asked for. */
  readonly learningRate: number;
  /** Number of steps of the run. */
  readonly steps: number;
  /** Number of steps of an epoch. */
  readonly stepsAnEpoch: number;
}

/** Objectives that follow one another in a run. */
export interface PlannedPhases {
  /** The phases of a run; throws an `InputError` where it is too short for them. */
  phases(plan: TrainingPlan): Phases<Tensor>;
}

/** How images become batches of a model. */
export interface Intake {
  /** Whether an image is one row. */
  readonly flat: boolean;
  /** What is done to pixels from 0 to 1. */
  readonly transform?: BatchTransform;
  /** What is done to pixels, in words. */
  readonly summary: string;
}

/** A loss as a sum of metrics. */
export interface LossParts {
  /** What the sum is called. */
  readonly total: string;
  /** Its parts, from the bottom up. */
  readonly parts: readonly {
    /** Name of the metric. */
    readonly metric: string;
    /** What it is called. */
    readonly label: string;
    /** What the metric is multiplied by to be a loss. */
    readonly sign: 1 | -1;
  }[];
}

/** A score that is a curve over the epochs. */
export interface ScoreCurve {
  /** Name of the score. */
  readonly score: string;
  /** What it is called, and what it is counted in. */
  readonly label: string;
}

/** A curve in a file of its own. */
export interface CurvePicture extends ScoreCurve {
  /** The file. */
  readonly file: string;
}

/** The mean of a score over test images less that over training images. */
export interface ScoreGap {
  /** What it is called. */
  readonly name: string;
  /** The score of each image, `[batch]`. */
  readonly score: (batch: Tensor, key: Key) => Tensor;
}

/** Scores of a batch by name, each `[batch]`. */
export type Score = (batch: Tensor, key: Key) => Readonly<Record<string, Tensor>>;

/** A score and what it is called. */
export interface NamedScore {
  /** What it is called. */
  readonly name: string;
  /** One number an image. */
  readonly score: Score;
}

/** A score that may need something to be found out first, such as a normalizer. */
export interface FineScore {
  /** What it is called. */
  readonly name: string;
  /** Finds that out. */
  prepare(context: PrepareContext): Promise<PreparedScore>;
}

/** What a fine score is prepared with. */
export interface PrepareContext {
  /** Key of what is drawn. */
  readonly key: Key;
  /** Told how far it is, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** A score that is ready. */
export interface PreparedScore {
  /** One number an image, by name. */
  readonly score: Score;
  /** What else is to be said, a line each. */
  readonly notes: readonly string[];
}

/** A picture of a model. */
export interface Picture {
  /** The file that it is kept in. */
  readonly file: string;
  /** Draws it. */
  draw(context: PictureContext): Promise<RasterImage>;
}

/** What a picture may show. */
export interface PictureContext {
  /** Images that the model was not trained on, as it takes them: `[count, ...]`. Borrowed. */
  readonly images: Tensor;
  /** Size of an image. */
  readonly size: ImageSize;
  /** Key of the picture. */
  readonly key: Key;
}
