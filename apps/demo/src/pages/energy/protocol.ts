import type { Images } from '../../lab/picture/images.js';
import type { LabRunInfo, LabWorker } from '../../lab/session/lab-worker.js';
import type { Settings } from './settings.js';

/** A square of the plane: its middle, and how far it reaches each way. */
export interface Square {
  readonly middle: readonly [number, number];
  readonly reach: number;
}

/** The data and the model that a session works on: sent once when they change. */
export interface RunInfo extends LabRunInfo<Settings> {
  /** What the data are, in words. */
  readonly dataName: string;
  /** Number of parameters of the model. */
  readonly parameters: number;
  /** The images, where the data are some. */
  readonly images?: ImagesInfo;
  /** The points, where the data are some. */
  readonly points?: PointsInfo;
}

/** Images that a machine learns. */
export interface ImagesInfo {
  /** A few images for training. */
  readonly some: Images;
  /** The first images held out, as the machine sees them. */
  readonly tests: Images;
  /** Cells in a row of the grid by which parts of an image are held. */
  readonly cells: number;
  /** The best possible mean log-likelihood in nats, where it is known. */
  readonly best?: number;
  /** Number of images of the files that were held out, where no file was for that. */
  readonly heldOut?: number;
}

/** Points of the plane that a deep energy learns. */
export interface PointsInfo {
  /** Some of them, `[count, 2]`. */
  readonly some: Float32Array;
  /** What is on show of the plane. */
  readonly square: Square;
}

/** Pictures of the model as it is at one step. */
export interface Pictures {
  /** Steps taken before. */
  readonly step: number;
  /** Weights of the first hidden units of a machine, 128 being 0. */
  readonly filters?: Images;
  /** The density of a deep energy, from 0 to its highest. */
  readonly landscape?: Images;
}

/** A mean log-likelihood in nats that was estimated, and where it lies by three standard errors of Ẑ. */
export interface EstimatedScore {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A measurement on examples held out, in nats an example. */
export interface Measurement {
  /** Steps taken before. */
  readonly step: number;
  /** Mean log-likelihood, with the normalizer summed up or integrated. */
  readonly exact?: number;
  /** Mean log-likelihood, with the normalizer by annealed importance sampling. */
  readonly estimate?: EstimatedScore;
  /** KL divergence of the model from the data on a normalized grid. */
  readonly kl?: number;
  /** Mean free energy of test examples less that of training ones: it grows when a model overfits. */
  readonly gap?: number;
}

/** One step taken apart. */
export interface StepAnatomy {
  /** Steps taken before. */
  readonly step: number;
  /** What was minimised. */
  readonly value: number;
  /** What a machine did. */
  readonly images?: ImageStep;
  /** What a deep energy did. */
  readonly plane?: PlaneStep;
}

/** A step of a machine, of which the first examples and the first units are shown. */
export interface ImageStep {
  /** Images of the batch. */
  readonly batch: Images;
  /** E[h | v] of them, as little images. */
  readonly hidden: Images;
  /** States of the model. */
  readonly model: Images;
  /** E[h | v] of those. */
  readonly modelHidden: Images;
  /** ⟨hvᵀ⟩ of the data, unit by unit. */
  readonly positive: Images;
  /** ⟨hvᵀ⟩ of the model. */
  readonly negative: Images;
  /** The one less the other: where weights go, 128 where they stay. */
  readonly gradient: Images;
  /** The filters of these units after the update. */
  readonly after: Images;
}

/** A step of a deep energy. */
export interface PlaneStep {
  /** Points of the batch, `[count, 2]`. */
  readonly data: Float32Array;
  /** Points that the objective sets against them, `[count, 2]`; empty where there are none. */
  readonly against: Float32Array;
  /** Where the energy falls at the points of the batch, −∇F, `[count, 2]`. */
  readonly forces: Float32Array;
  /** Where it falls at the others. */
  readonly forcesAgainst: Float32Array;
  /** How the density has changed, 128 where it has not. */
  readonly change: Images;
}

/** How the chains on show are to go on. */
export interface Walk {
  /** Temperature T. */
  readonly temperature: number;
  /** The test image that is completed. */
  readonly given: number;
  /** Which cells of it are held. */
  readonly held: string;
}

/** Where the chains on show are. */
export interface Walkers {
  /** Steps that they have taken. */
  readonly step: number;
  /** Means of pixels where free chains are. */
  readonly fantasies?: Images;
  /** The same of chains of which a part is held. */
  readonly completions?: Images;
  /** Places of chains in the plane, `[count, 2]`. */
  readonly places?: Float32Array;
  /** Share of the chains at each mode of the data, where the data have modes. */
  readonly shares?: readonly number[];
}

/** Knobs that can be turned while the model trains. */
export type LiveKnobs = Pick<Settings, 'learningRate'>;

/** What this page and its worker talk about. */
export interface EnergyTopics {
  readonly settings: Settings;
  readonly info: RunInfo;
  readonly pictures: Pictures;
  readonly test: Measurement;
  readonly anatomy: StepAnatomy;
  readonly knobs: LiveKnobs;
}

/** What the page can ask of the worker that holds the model. */
export interface EnergyWorker extends LabWorker<EnergyTopics> {
  /** Lets the chains on show go on a little. */
  walk(walk: Walk): Promise<Walkers>;
  /** Where those chains begin anew. */
  scatter(): Promise<void>;
  /** The run folder as a zip, together with files that the page has made. */
  download(others: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array>;
}
