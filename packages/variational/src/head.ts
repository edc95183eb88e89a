import type { Tensor } from '@tensorflow/tfjs-core';
import type { ConditionalDistribution, Distribution } from '@gen/core';
import type { HasParameters } from '@gen/core/nn';

/** The numbers that a likelihood has a density or a mass for. */
export interface Support {
  /** Least of them. */
  readonly low: number;
  /** Greatest of them. */
  readonly high: number;
}

/** A conditional distribution that owns variables, such as a learned scale. */
export interface DistributionLayer<D extends Distribution = Distribution> extends HasParameters {
  /** The distribution for the output of a network, `[batch, ...]`. */
  apply(output: Tensor): D;
}

/**
 * The last part of an encoder or a decoder: makes a distribution of a network's output
 * `[batch, ...]`, with batch shape `[batch]`.
 */
export type Head<D extends Distribution = Distribution> = (
  ConditionalDistribution<D> | DistributionLayer<D>
) & {
  /** What an event may consist of, where that is less than all real numbers. */
  readonly support?: Support;
};

/** A head as a layer, which owns nothing where the head is a function. */
export function toLayer<D extends Distribution>(head: Head<D>): DistributionLayer<D> {
  if (typeof head !== 'function') return head;
  return { apply: head, parameters: () => ({}), dispose: () => undefined };
}
