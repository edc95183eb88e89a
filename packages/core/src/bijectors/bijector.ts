import type { Tensor } from '@tensorflow/tfjs-core';
import type { Shape } from '../shape.js';

/** An event after a map, and how much the map stretched space around it. */
export interface Mapped {
  /** The image, `[...batch, ...event]`. */
  readonly value: Tensor;
  /** log |det J| of the map that was applied, at the point that it was applied to, `[...batch]`. */
  readonly logDet: Tensor;
}

/**
 * A smooth one-to-one map of events y = f(x) whose inverse may have no closed form.
 *
 * The last `domainRank` axes of x are an event, the axes before them a batch, of which each is mapped
 * on its own; a map of rank 0 works on every element.
 */
export interface ForwardBijector {
  /** Name, such as `Softplus`: for messages. */
  readonly name: string;
  /** Number of axes of an event that goes in. */
  readonly domainRank: number;
  /** Number of axes of an event that comes out. */
  readonly codomainRank: number;
  /** Shape of f(x) of the shape of an event x, of `domainRank` axes. */
  forwardShape(shape: Shape): Shape;
  /** f(x) and log |det ∂f/∂x|; conditional maps take a context, `[...batch, features]`. */
  forward(x: Tensor, context?: Tensor): Mapped;
}

/** A smooth one-to-one map with an inverse: a {@link ForwardBijector} that goes both ways. */
export interface Bijector extends ForwardBijector {
  /** Shape of f⁻¹(y) of the shape of an event y, of `codomainRank` axes. */
  inverseShape(shape: Shape): Shape;
  /** f⁻¹(y) and log |det ∂f⁻¹/∂y|, the negative of that of forward at the same pair. */
  inverse(y: Tensor, context?: Tensor): Mapped;
}

/** A map of numbers that grows with each: what is below stays below. */
export interface IncreasingBijector extends Bijector {
  /** It grows. */
  readonly increasing: true;
}
