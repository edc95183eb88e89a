import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { densityLaws, goldenLaws } from './density-laws.js';
import {
  tensorOf,
  type AnyDistribution,
  type DistributionCase,
  type Trial,
} from './distribution-case.js';
import { gradientLaws } from './gradient-laws.js';
import { sampleLaws } from './sample-laws.js';
import { shapeLaws } from './shape-laws.js';

/** Laws that every distribution obeys, tried on the one that `make` makes of named parameters. */
export function distributionLaws(
  name: string,
  make: (parameters: Record<string, Tensor>) => AnyDistribution,
  each: DistributionCase,
): void {
  const names = Object.keys(each.parameters);
  const tensorsOf = (named: DistributionCase['parameters']): Tensor[] =>
    Object.values(named).map(tensorOf);
  const fromList = (list: readonly Tensor[]): AnyDistribution =>
    make(Object.fromEntries(names.map((parameter, i) => [parameter, list[i]!])));

  const trial: Trial = {
    ...each,
    fromList,
    fromNumbers: (named) =>
      make(Object.fromEntries(Object.keys(named).map((n) => [n, tensorOf(named[n]!)]))),
    law: (title, check) =>
      test(title, async () => {
        const list = tensorsOf(each.parameters);
        await check(fromList(list), list);
        expect(list.filter(({ isDisposed }) => isDisposed)).toEqual([]);
        tf.dispose(list);
      }),
  };
  describe(name, () => {
    shapeLaws(trial);
    densityLaws(trial);
    sampleLaws(trial);
    goldenLaws(trial);
    gradientLaws(trial);
  });
}
