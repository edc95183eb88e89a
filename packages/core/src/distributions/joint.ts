import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkShape } from '../check-shape.js';
import { InputError } from '../input-error.js';
import type { Key } from '../random/key.js';
import { split } from '../random/split.js';
import type { Shape } from '../shape.js';
import type { Distribution } from './distribution.js';

/** An event of several parts, by their names. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/** What a part of a joint distribution follows: a distribution, or one that what came before decides. */
export type JointPart<Before extends NamedTensors = NamedTensors> =
  Distribution | ((before: Before) => Distribution);

/** What `sampleAndLogProb` of a joint distribution gives. */
export interface JointSample<E extends NamedTensors> {
  /** The draws, by name. */
  readonly sample: E;
  /** Their joint log probability in nats. */
  readonly logProb: Tensor;
}

/** A distribution of several named tensors, of which each may depend on those before: what {@link joint} makes. */
export interface JointDistribution<E extends NamedTensors = NamedTensors> {
  /** The family's name. */
  readonly family: 'Joint';
  /** Names of the parts, in order. */
  readonly names: readonly (keyof E & string)[];
  /** The joint distribution with one more part. */
  and<N extends string>(
    name: N,
    part: JointPart<E>,
  ): JointDistribution<{ readonly [Name in keyof E | N]: Tensor }>;
  /** Draws all parts in order, each `[...shape, ...batch, ...event]` of its own batch and event. */
  sample(key: Key, shape?: Shape): E;
  /** Joint log probability in nats, `[...shape, ...batch]`. */
  logProb(event: E): Tensor;
  /** Log probability of each part given those before; `logProb` is their sum. */
  logProbs(event: E): { readonly [Name in keyof E]: Tensor };
  /** What `sample` draws with the same key, and its log probability. */
  sampleAndLogProb(key: Key, shape?: Shape): JointSample<E>;
}

/**
 * Joint distribution of named tensors, in the order in which they depend on each other.
 *
 *     log p(x₁, …, x_K) = Σₖ log p(xₖ | x₁, …, xₖ₋₁)
 *
 * A part is a distribution, or a function from what came before to one. When `shape` draws are made at
 * once, a function gets them all, and the distribution that it returns has them as its first batch axes.
 * Log probabilities of all parts have one shape: axes of a part that are no batch belong to its event.
 * Gradients pass through `sample` as far as they pass through the parts (as the sequential joint
 * distributions of Piponi, Moore & Dillon 2020, "Joint distributions for TensorFlow Probability",
 * https://arxiv.org/abs/2001.11819).
 *
 * @param name name of the first part.
 * @param part what it follows.
 * @throws InputError for a name that is there already.
 *
 * @example
 * ```ts
 * import { joint, key, normal } from '@gen/core';
 *
 * const model = joint('z', normal({ loc: 0, scale: 1 })).and('x', ({ z }) =>
 *   normal({ loc: z, scale: 0.5 }),
 * );
 * const { z, x } = model.sample(key(0), [64]); // [64] each
 * const logProb = model.logProb({ z, x }); // [64]
 * ```
 */
export function joint<N extends string>(
  name: N,
  part: Distribution,
): JointDistribution<{ readonly [Name in N]: Tensor }> {
  return jointOf([[name, part]]) as unknown as JointDistribution<{ readonly [Name in N]: Tensor }>;
}

type Parts = readonly (readonly [name: string, part: JointPart])[];

function jointOf(parts: Parts): JointDistribution {
  const draw = (key: Key, shape: Shape): Visit => {
    const keys = split(key, parts.length);
    return visit(parts, (name, part, before, i) => {
      if (typeof part !== 'function') return [part, part.sample(keys[i]!, shape)];
      const conditional = part(before);
      checkShape(
        'joint.sample',
        name,
        conditional.batchShape.slice(0, shape.length),
        shape,
        DEPEND,
      );
      return [conditional, conditional.sample(keys[i]!)];
    });
  };
  const look = (event: NamedTensors): Visit =>
    visit(parts, (name, part, before) => [
      typeof part === 'function' ? part(before) : part,
      checkPresent(event, name),
    ]);
  return {
    family: 'Joint',
    names: parts.map(([name]) => name),
    and: (name, part) => jointOf([...parts, [checkNew(parts, name), part as JointPart]]) as never,
    sample: (key, shape = []) => tf.tidy(() => draw(key, shape).event),
    logProb: (event) => tf.tidy(() => tf.addN(Object.values(logProbsOf(look(event))))),
    logProbs: (event) => tf.tidy(() => logProbsOf(look(event))),
    sampleAndLogProb: (key, shape = []) =>
      tf.tidy(() => {
        const drawn = draw(key, shape);
        return { sample: drawn.event, logProb: tf.addN(Object.values(logProbsOf(drawn))) };
      }) as JointSample<NamedTensors>,
  };
}

const DEPEND = 'Let its parameters depend on what came before, or give the distribution itself.';

/** An event, and the distribution of each part given those before. */
interface Visit {
  readonly event: Record<string, Tensor>;
  readonly conditionals: Record<string, Distribution>;
}

/** Goes through the parts in order; `at` says what a part follows and what it is. */
function visit(
  parts: Parts,
  at: (name: string, part: JointPart, before: NamedTensors, i: number) => [Distribution, Tensor],
): Visit {
  const visited: Visit = { event: {}, conditionals: {} };
  parts.forEach(([name, part], i) => {
    const [conditional, value] = at(name, part, { ...visited.event }, i);
    visited.conditionals[name] = conditional;
    visited.event[name] = value;
  });
  return visited;
}

function logProbsOf({ event, conditionals }: Visit): Record<string, Tensor> {
  let first: Tensor | undefined;
  const logProbs = Object.entries(conditionals).map(([name, conditional]) => {
    const logProb = conditional.logProb(event[name]!);
    first ??= logProb;
    checkShape('joint.logProb', name, logProb.shape, first.shape, INTO_EVENT);
    return [name, logProb] as const;
  });
  return Object.fromEntries(logProbs);
}

const INTO_EVENT =
  'Log probabilities of all parts have one shape: independent(base, rank) moves batch axes into the event.';

function checkPresent(event: NamedTensors, name: string): Tensor {
  const value = event[name];
  if (value !== undefined) return value;
  const got = Object.keys(event).join(', ') || 'nothing';
  throw new InputError({ callee: 'joint.logProb', argument: 'event', expected: `a tensor '${name}'`, got }); // prettier-ignore
}

function checkNew(parts: Parts, name: string): string {
  const names = parts.map(([each]) => each);
  if (!names.includes(name)) return name;
  throw new InputError({
    callee: 'joint.and',
    argument: 'name',
    expected: `another name than ${names.join(', ')}`,
    got: name,
  });
}
