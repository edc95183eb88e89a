import type { EngineReport } from '@gen/core';

/** What is in the settings of every page. */
export interface LabSettings {
  /** Where the data come from; `files` are the visitor's. */
  readonly data: string;
  /** Where all randomness comes from. */
  readonly key: number;
  /** Whether the model that came with the page is shown first. */
  readonly start: 'trained' | 'scratch';
  /** The engine to use. */
  readonly engine: 'auto' | 'webgpu' | 'wasm';
}

/** What every page is told of a run once. */
export interface LabRunInfo<Settings> {
  /** Where the parameters come from. */
  readonly origin: 'trained' | 'scratch' | 'file';
  /** Steps that the weights had taken before this run began. */
  readonly before: number;
  /** Settings as they are: a dropped run brings its own. */
  readonly settings: Settings;
}

/** What a page and its worker talk about. */
export interface Topics {
  /** All that an experiment consists of. */
  readonly settings: LabSettings;
  /** The data and the model of a run, told once. */
  readonly info: LabRunInfo<LabSettings>;
  /** Pictures of the model as it is at one step. */
  readonly pictures: object;
  /** What is measured now and then. */
  readonly test: object;
  /** A single step, taken apart. */
  readonly anatomy: object;
  /** Knobs that can be turned while the model trains. */
  readonly knobs: object;
}

/** What has happened since the last frame. */
export interface Frame<Pictures, Test> {
  /** Counts frames; the next one asked for is newer. */
  readonly version: number;
  /** Which run it belongs to. */
  readonly run: number;
  /** Steps taken. */
  readonly step: number;
  /** Epochs taken, with their fraction. */
  readonly epoch: number;
  /** Whether training goes on. */
  readonly playing: boolean;
  /** What was measured in the steps since the last frame: the step and its numbers, over and over. */
  readonly losses: Float32Array;
  /** Examples trained on in a second, over the last seconds. */
  readonly examplesPerSecond: number;
  /** Newer pictures, if there are any. */
  readonly pictures?: Pictures;
  /** What was measured now and then since the last frame. */
  readonly tests: readonly Test[];
  /** Why training stopped by itself. */
  readonly failure?: string;
}

/** Knobs as they were turned in the course of a run. */
export type Turned<Knobs> = Knobs & {
  /** The first step that they hold for. */
  readonly step: number;
};

/** What every page can ask of the worker that holds its model. */
export interface LabWorker<T extends Topics> {
  /** Starts an engine; rejects with the reasons where none works. */
  start(engine: LabSettings['engine']): Promise<EngineReport>;
  /** Makes data and model for these settings and starts anew; newer calls overtake older ones. */
  prepare(settings: T['settings']): Promise<T['info']>;
  /** Takes dropped files as data or as a run; rejects with what is wrong with them. */
  drop(files: readonly File[], settings: T['settings']): Promise<T['info']>;
  /** Turns knobs that do not change the model; tells the first step that they hold for. */
  turn(knobs: T['knobs']): Promise<number>;
  /** Trains or pauses. */
  train(playing: boolean): Promise<void>;
  /** Takes one step. */
  step(): Promise<T['anatomy']>;
  /** Resolves with the newest frame once there is one that is newer than `version`. */
  frame(version: number): Promise<Frame<T['pictures'], T['test']>>;
}
