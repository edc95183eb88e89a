import { nodeBackend } from '@gen/backend-node';
import { use } from '@gen/core';
import {
  estimatorCases,
  measureEstimator,
  type EstimatorCase,
  type EstimatorMeasurement,
} from '@gen/test-utils';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, test } from 'vitest';

const DRAWS = 20_000;

const file = fileURLToPath(new URL('../../../../docs/estimators.md', import.meta.url));

const head = `---
title: Gradient estimators
---

# Gradient estimators

Written from what was measured by \`npx vitest run --project host packages/core/src/estimators -u\`: each
estimator of \`@gen/core/estimators\` on problems whose gradient is known, from ${DRAWS.toLocaleString('en-GB')} draws on
WASM. A test compares this page with what it measures.

- **f at**: number of points at which one estimate asks for f. **∂f**: whether f is differentiated, and so
  must be smooth.
- **bias**: distance of the mean gradient from the true one, relative to its length. "none" is tested: over
  10⁵ draws no element of the gradient is off with p < 10⁻⁴.
- **variance**: of the gradient of one estimate, summed over its elements. **× f at**: the same times the
  points, which compares estimators at an equal number of evaluations of f.

## How to choose

Where draws are differentiable and f is smooth, take \`reparameterized\`. Where f has steps, or draws are counts, take
\`measureValued\` for few coordinates, \`scoreFunction\` for many, always with a baseline:
\`leaveOneOutBaseline\` where several draws can be afforded, since there is nothing to tune, else
\`inputDependentBaseline\`.

For binary variables \`disarm\` is the first to try: two evaluations, no bias, nothing to tune.
\`raoBlackwellized\` is exact for a single variable, and worth its cost for a few of few values. For
categories take \`scoreFunction\` with \`leaveOneOutBaseline\`; \`rebar\` and \`relax\` may lower the variance
further, at the cost of three evaluations or of a network, if their parameters are trained. A bound of
several draws has \`vimco\`.

Relaxations and straight-through estimators trade bias for variance. They are easy to use and often train
well early on, but what they converge to is not a minimum of the expectation: lower the temperature as
training goes on, and compare the end with an estimator that has no bias.
`;

beforeAll(async () => {
  await use(nodeBackend({ prefer: 'wasm' }));
});

test('the page of the docs says what is measured', async () => {
  const sections: string[] = [];
  for (const name of new Set(estimatorCases.map(({ measured }) => measured.problem.name))) {
    const rows: string[] = [];
    for (const each of estimatorCases.filter(({ measured }) => measured.problem.name === name)) {
      rows.push(rowOf(each, await measureEstimator(each, DRAWS)));
    }
    sections.push(`## ${name[0]!.toUpperCase()}${name.slice(1)}`, [...columns, ...rows].join('\n'));
  }
  const text = [head, ...sections].join('\n\n');
  const page = await format(text, { ...(await resolveConfig(file)), filepath: file });
  await expect(page).toMatchFileSnapshot(file);
});

const columns = [
  '| estimator | draws | f at | ∂f | bias | variance | × f at |',
  '| --- | ---: | ---: | --- | ---: | ---: | ---: |',
];

function rowOf(
  { name, samples, isBiased, differentiates }: EstimatorCase,
  { relativeBias, variance, evaluations }: EstimatorMeasurement,
): string {
  const cells = [
    name.replace(/\w+/, '`$&`').replace(/(?<=, )\w{3,}/, '`$&`'),
    samples,
    evaluations,
    differentiates ? 'yes' : 'no',
    isBiased ? `${Math.round(100 * relativeBias)} %` : 'none',
    significant(variance),
    significant(variance * evaluations),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Two digits, and what is rounding is 0. */
const significant = (x: number): string => (x < 1e-6 ? '0' : `${Number(x.toPrecision(2))}`);
