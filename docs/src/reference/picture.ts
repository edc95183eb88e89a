import type { Tensor } from '@tensorflow/tfjs-core';

/** How a distribution is drawn; coordinates are what the axes of the picture show of an event. */
export type Picture =
  | {
      /** A density on a line over a histogram. */
      readonly kind: 'curve';
      readonly x: readonly [low: number, high: number];
      readonly xLabel?: string;
      readonly bins?: number;
      /** The event at a coordinate; the coordinate itself, by default. */
      readonly event?: (coordinate: Tensor) => Tensor;
      /** The coordinate of an event; the event itself, by default. */
      readonly coordinate?: (event: Tensor) => Tensor;
    }
  | {
      /** Masses of separate values over frequencies. */
      readonly kind: 'masses';
      readonly values: readonly number[];
      readonly xLabel?: string;
      readonly event?: (coordinate: Tensor) => Tensor;
      readonly coordinate?: (event: Tensor) => Tensor;
    }
  | {
      /** A log density of a plane under samples; of samples alone where it is not known. */
      readonly kind: 'map' | 'cloud';
      readonly x: readonly [low: number, high: number];
      readonly y: readonly [low: number, high: number];
      readonly xLabel?: string;
      readonly yLabel?: string;
      /** The event at `[..., 2]` coordinates. */
      readonly event?: (coordinates: Tensor) => Tensor;
      /** Their log density, of the log probabilities of as many events as `event` gives for each. */
      readonly marginal?: (logProb: Tensor) => Tensor;
      /** `[..., 2]` coordinates of an event. */
      readonly coordinate?: (event: Tensor) => Tensor;
    };
