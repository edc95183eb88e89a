import { paretoShape } from './pareto-shape.js';
import { withText, type ExpectationSide, type PartitionEstimate } from './partition.js';

/** An estimate by annealed importance sampling, with what it was made of. */
export interface AnnealedEstimate extends PartitionEstimate {
  /** `forward` from the base to the model, `reverse` from the model to the base. */
  readonly direction: 'forward' | 'reverse';
  /** Log normalizer of the base. */
  readonly baseLogZ: number;
  /** Number of inverse temperatures. */
  readonly temperatures: number;
  /** Log weight of each chain: forward of Z / Z₀, reverse of Z₀ / Z. */
  readonly logWeights: readonly number[];
  /** Shape of the tail of the weights; above 0.7 their mean is not to be trusted. */
  readonly paretoShape: number;
  /** Whether reverse chains began at exact draws of the model; forward ones begin at exact draws of the base. */
  readonly exactStart: boolean;
}

/** What log weights belong to. */
export interface WeightedRun {
  /** Direction of the chains. */
  readonly direction: 'forward' | 'reverse';
  /** Log normalizer of the base. */
  readonly baseLogZ: number;
  /** Number of inverse temperatures. */
  readonly temperatures: number;
  /** Log weight of each chain. */
  readonly logWeights: readonly number[];
  /** Whether chains began at exact draws. */
  readonly exactStart: boolean;
}

/** The mean of weights given by their logarithms, and what is known of it. */
export interface WeightMean {
  /** ln of the mean. */
  readonly logMean: number;
  /** Standard error of the mean over the mean. */
  readonly relativeError: number;
  /** (Σw)² / Σw². */
  readonly effectiveSampleSize: number;
}

/** Averages weights, not log weights. */
export function weightMean(logWeights: readonly number[]): WeightMean {
  const count = logWeights.length;
  const most = logWeights.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logWeights.map((l) => Math.exp(l - most));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = total / count;
  const squares = weights.reduce((sum, w) => sum + (w - mean) ** 2, 0);
  return {
    logMean: most + Math.log(mean),
    relativeError: count === 1 ? Infinity : Math.sqrt(squares / (count - 1) / count) / mean,
    effectiveSampleSize: total ** 2 / weights.reduce((sum, w) => sum + w * w, 0),
  };
}

/** Standard deviation of numbers; NaN of one. */
export function deviation(xs: readonly number[]): number {
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const squares = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (xs.length - 1));
}

/** ln(1 − 3r) and ln(1 + 3r): the interval of three standard errors about ln of a mean. */
export const logInterval = (relativeError: number): readonly [low: number, high: number] => [
  relativeError * 3 < 1 ? Math.log1p(-3 * relativeError) : -Infinity,
  Math.log1p(3 * relativeError),
];

/** The estimate of log Z that the weights of a run give. */
export function ofLogWeights(run: WeightedRun): AnnealedEstimate {
  const { direction, baseLogZ, logWeights, exactStart } = run;
  const { logMean, relativeError, effectiveSampleSize } = weightMean(logWeights);
  const forward = direction === 'forward';
  const logZ = forward ? baseLogZ + logMean : baseLogZ - logMean;
  const [less, more] = logInterval(relativeError);
  const expectation: ExpectationSide = forward ? 'below' : exactStart ? 'above' : 'either side';
  const made = {
    ...run,
    kind: 'estimate' as const,
    method: forward ? 'AIS' : exactStart ? 'reverse AIS' : 'reverse AIS from a chain',
    expectation,
    logZ,
    standardError: relativeError,
    low: logZ + (forward ? less : -more),
    high: logZ + (forward ? more : -less),
    chains: logWeights.length,
    effectiveSampleSize,
    logWeightDeviation: deviation(logWeights),
    paretoShape: paretoShape(logWeights),
  };
  return withText({ ...made, warnings: weightWarnings(made) });
}

/** What the weights alone tell against an estimate. */
function weightWarnings(
  estimate: Pick<
    AnnealedEstimate,
    'chains' | 'effectiveSampleSize' | 'paretoShape' | 'low' | 'high'
  >,
): string[] {
  const { chains, effectiveSampleSize, paretoShape: shape, low, high } = estimate;
  const warnings: string[] = [];
  if (effectiveSampleSize < Math.max(2, 0.1 * chains)) {
    warnings.push(
      `${effectiveSampleSize.toFixed(1)} of ${chains} chains carry the weight: take more temperatures.`,
    );
  }
  if (shape > 0.7) {
    warnings.push(
      `The weights have a heavy tail (Pareto shape ${shape.toFixed(2)} > 0.7): take more temperatures.`,
    );
  }
  if (low === -Infinity || high === Infinity) {
    warnings.push('Three standard errors are more than the estimate: take more chains.');
  }
  return warnings;
}
