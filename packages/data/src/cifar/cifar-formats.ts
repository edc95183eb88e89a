/** What stands before each image of a CIFAR file. */
export interface CifarFormat {
  /** Name of the data set. */
  readonly name: string;
  /** The labels of an image, one byte each; the last is the one that a record has. */
  readonly labels: readonly CifarLabel[];
}

/** One of an image's labels. */
export interface CifarLabel {
  /** What it is called in errors. */
  readonly kind: string;
  /** Number of classes. */
  readonly count: number;
}

/**
 * CIFAR-10: one label of 10 classes.
 *
 * @example
 * ```ts
 * import { cifar10Format } from '@gen/data';
 *
 * console.log(cifar10Format.labels.length); // 1
 * ```
 */
export const cifar10Format: CifarFormat = {
  name: 'CIFAR-10',
  labels: [{ kind: 'a label', count: 10 }],
};

/**
 * CIFAR-100: one label of 20 superclasses, then one of 100 classes.
 *
 * @example
 * ```ts
 * import { cifar100Format } from '@gen/data';
 *
 * console.log(cifar100Format.labels.length); // 2
 * ```
 */
export const cifar100Format: CifarFormat = {
  name: 'CIFAR-100',
  labels: [
    { kind: 'a coarse label', count: 20 },
    { kind: 'a fine label', count: 100 },
  ],
};
