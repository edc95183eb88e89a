import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkCount } from '../../check-count.js';
import { InputError } from '../../input-error.js';
import { jackknife } from '../jackknife.js';
import type { Score } from '../score.js';

/** Options of {@link calibrationError}. */
export interface CalibrationErrorOptions {
  /** Into how many equally wide bins confidences are cut. */
  readonly bins?: number;
}

/** What is found of predictions about as confident as each other. */
export interface CalibrationBin {
  /** How many there are. */
  readonly count: number;
  /** Their mean confidence; NaN where there is none. */
  readonly confidence: number;
  /** The share of them that are right; NaN where there is none. */
  readonly accuracy: number;
}

/** What {@link calibrationError} finds: the expected calibration error, with the standard error of a jackknife. */
export interface CalibrationError extends Score {
  /** The bins of a reliability diagram, from the least confident up. */
  readonly bins: readonly CalibrationBin[];
}

/**
 * Expected calibration error (ECE): how far the confidence of a classifier is from how often it is right.
 *
 *     ECE = Σ over bins of (count / n) |accuracy − confidence|
 *
 * The confidence is the largest probability. Of finitely many predictions the error is above 0 also where
 * they are calibrated, by about √(bins / n) times ½ (Guo, Pleiss, Sun & Weinberger 2017, "On calibration of
 * modern neural networks", §2, https://arxiv.org/abs/1706.04599).
 *
 * @param probs probabilities of classes, `[n, classes]`.
 * @param labels the true classes, `[n]`.
 * @throws InputError where the shapes do not fit.
 *
 * @example
 * ```ts
 * import { calibrationError } from '@gen/core/metrics';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * const probs = tf.tensor2d([[0.75, 0.25], [0.75, 0.25], [0.75, 0.25], [0.75, 0.25]]);
 * const { value } = await calibrationError(probs, tf.tensor1d([0, 0, 0, 1])); // 0
 * ```
 */
export async function calibrationError(
  probs: Tensor,
  labels: Tensor,
  { bins = 15 }: CalibrationErrorOptions = {},
): Promise<CalibrationError> {
  checkCount('calibrationError', 'bins', bins);
  checkShapes(probs, labels);
  const results = tf.tidy(() => {
    const right = tf.equal(tf.argMax(probs, 1), tf.cast(labels, 'int32'));
    return [tf.max(probs, 1), tf.cast(right, 'float32')] as const;
  });
  const [confidences, right] = await Promise.all(results.map((t) => t.data()));
  tf.dispose([...results]);
  const { score } = jackknife(labels.size, (indices) => {
    const [some, rightOfThem] = [confidences!, right!].map((values) =>
      Float32Array.from(indices, (i) => values[i]!),
    );
    return { score: errorOf(binned(some!, rightOfThem!, bins), indices.length) };
  });
  return { ...score, bins: binned(confidences!, right!, bins) };
}

const errorOf = (bins: readonly CalibrationBin[], n: number): number =>
  bins.reduce((sum, { count, confidence, accuracy }) => {
    return count === 0 ? sum : sum + (count / n) * Math.abs(accuracy - confidence);
  }, 0);

function binned(
  confidences: ArrayLike<number>,
  right: ArrayLike<number>,
  bins: number,
): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, accuracy: 0 }));
  for (let i = 0; i < confidences.length; i++) {
    // A bin holds its upper end, as a confidence of 1 is of the last.
    const bin = sums[Math.min(Math.max(Math.ceil(confidences[i]! * bins) - 1, 0), bins - 1)]!;
    bin.count += 1;
    bin.confidence += confidences[i]!;
    bin.accuracy += right[i]!;
  }
  return sums.map(({ count, confidence, accuracy }) => ({
    count,
    confidence: confidence / count,
    accuracy: accuracy / count,
  }));
}

function checkShapes(probs: Tensor, labels: Tensor): void {
  const check = (argument: string, { shape }: Tensor, expected: string, fits: boolean): void => {
    if (fits) return;
    const got = `shape [${shape}]`;
    throw new InputError({ callee: 'calibrationError', argument, expected, got });
  };
  const n = probs.shape[0]!;
  check('probs', probs, 'shape [n, classes] with n ≥ 1', probs.rank === 2 && probs.size > 0);
  check('labels', labels, `shape [${n}]`, labels.rank === 1 && labels.size === n);
}
