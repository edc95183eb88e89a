import * as tf from '@tensorflow/tfjs-core';
import {
  estimatorCases,
  furtherEstimatorCases,
  measureEstimator,
  type EstimatorCase,
} from '@gen/test-utils';
import { describe, expect, test } from 'vitest';

/** z of a normal with P(|Z| > z) = 10⁻⁴. */
const Z = 3.89;

const isQuick = ['wasm', 'tensorflow'].includes(tf.getBackend());

describe.each([
  { cases: estimatorCases, draws: isQuick ? 100_000 : 2_000 },
  { cases: furtherEstimatorCases, draws: isQuick ? 20_000 : 1_000 },
])('over $draws draws', ({ cases, draws }) => {
  const measured = async (each: EstimatorCase, count = draws) => {
    const { standardErrors, valueErrors } = await measureEstimator(each, count);
    return { gradientErrors: Math.max(...standardErrors.map(Math.abs)), valueErrors };
  };

  describe.each(cases.filter((each) => !each.isBiased))('$name', (each) => {
    test(`has no bias: ${each.measured.problem.name}`, async () => {
      const { gradientErrors, valueErrors } = await measured(each);
      expect(gradientErrors).toBeLessThan(Z);
      expect(Math.abs(valueErrors)).toBeLessThan(Z);
    });
  });

  describe.each(cases.filter((each) => each.isBiased))('$name', (each) => {
    test(`has a biased gradient: ${each.measured.problem.name}`, async () => {
      expect((await measured(each, 5_000)).gradientErrors).toBeGreaterThan(Z);
    });
  });
});
