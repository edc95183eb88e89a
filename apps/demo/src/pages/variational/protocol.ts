import type { LabRunInfo, LabWorker } from '../../lab/session/lab-worker.js';
import type { Images } from '../../lab/picture/images.js';
import type { Settings } from './settings.js';

/** The data and the model that a session works on: sent once when they change. */
export interface RunInfo extends LabRunInfo<Settings> {
  /** What the data are, in words. */
  readonly dataName: string;
  /** Number of images for training. */
  readonly trainImages: number;
  /** Number of images of the files that were held out, where no file was for that. */
  readonly heldOut?: number;
  /** A few images for training. */
  readonly dataImages: Images;
  /** The first images held out. */
  readonly testImages: Images;
  /** Labels of the images whose codes are shown; absent where there are none. */
  readonly labels?: Uint8Array;
  /** Number of parameters of the model. */
  readonly parameters: number;
}

/** Both parts of the negative ELBO in nats an image, averaged. */
export interface ElboParts {
  /** −E[log p(x | z)]. */
  readonly reconstruction: number;
  /** KL(q(z | x) ‖ p(z)). */
  readonly kl: number;
}

/** A measurement on images held out. */
export interface TestMeasurement extends ElboParts {
  /** Steps taken before. */
  readonly step: number;
}

/** Pictures of the model as it is at one step. */
export interface Pictures {
  /** Steps taken before. */
  readonly step: number;
  /** The first test images, encoded and decoded. */
  readonly reconstructions: Images;
  /** Decoded draws of the prior. */
  readonly samples: Images;
  /** Means of q(z | x) of the test images, `[count, latent]`. */
  readonly codes: Float32Array;
  /** KL of each latent unit in nats, averaged over test images. */
  readonly units: Float32Array;
  /** Two latent units: the decoded plane. */
  readonly plane?: DecodedPlane;
}

/** The decoder on a grid of the latent plane, rows from high z₂ to low. */
export interface DecodedPlane {
  /** Images in a row. */
  readonly side: number;
  /** The grid spans from −extent to extent on both axes. */
  readonly extent: number;
  /** The decoded images. */
  readonly images: Images;
}

/** Two test images to explore the space between and around. */
export interface Ends {
  /** The test image that the way starts from. */
  readonly from: number;
  /** The test image that it ends at. */
  readonly to: number;
}

/** Codes between and around two test images, decoded. */
export interface Exploration {
  /** The straight way from one code to the other, ends included. */
  readonly way: Images;
  /** What becomes of the first image's code when one unit at a time is moved. */
  readonly traversals: Traversals;
}

/** Images in rows: one unit a row, one of its values a column. */
export interface Traversals {
  /** The units, most informative first. */
  readonly units: readonly number[];
  /** Values that the unit takes, one a column. */
  readonly values: readonly number[];
  /** The decoded images, one row a unit. */
  readonly images: Images;
}

/** One parameter tensor in one step. */
export interface ParameterChange {
  /** Its path, such as `encoder.0.weight`. */
  readonly path: string;
  /** Root mean square of its gradient. */
  readonly gradient: number;
  /** Root mean square of its change. */
  readonly update: number;
}

/** One step taken apart. */
export interface StepAnatomy {
  /** Steps taken before. */
  readonly step: number;
  /** The first images of the batch. */
  readonly batch: Images;
  /** Means of q(z | x), `[count, latent]`. */
  readonly means: Float32Array;
  /** Standard deviations of q(z | x), `[count, latent]`. */
  readonly deviations: Float32Array;
  /** The draws z, `[count, latent]`. */
  readonly draws: Float32Array;
  /** Where the negative gradient pulls each draw, `[count, latent]`. */
  readonly pulls: Float32Array;
  /** Means of p(x | z). */
  readonly decoded: Images;
  /** decoded − batch, 128 where they agree. */
  readonly difference: Images;
  /** The loss of the whole batch. */
  readonly loss: ElboParts;
  /** Parameters, encoder first. */
  readonly changes: readonly ParameterChange[];
  /** Means of p(x | z) after the update, at the same draws of noise. */
  readonly after: Images;
}

/** Knobs that can be turned while the model trains. */
export type LiveKnobs = Pick<Settings, 'beta' | 'learningRate'>;

/** What this page and its worker talk about. */
export interface VariationalTopics {
  readonly settings: Settings;
  readonly info: RunInfo;
  readonly pictures: Pictures;
  readonly test: TestMeasurement;
  readonly anatomy: StepAnatomy;
  readonly knobs: LiveKnobs;
}

/** What the page can ask of the worker that holds the model. */
export interface VariationalWorker extends LabWorker<VariationalTopics> {
  /** Decodes one code. */
  decode(code: Float32Array): Promise<Images>;
  /** Decodes codes between and around two test images. */
  explore(ends: Ends): Promise<Exploration>;
  /** The run folder as a zip, together with files that the page has made. */
  download(others: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array>;
}
