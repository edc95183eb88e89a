import { expect, test } from 'vitest';
import { failuresOf, layOutFailures } from './failures.mjs';

const passing = { fullName: 'sums > add up', result: () => ({ state: 'passed' }) };
const failing = {
  fullName: 'sums > are exact',
  result: () => ({
    state: 'failed',
    errors: [{ name: 'AssertionError', message: '\u001b[31mexpected 3\u001b[39m\n\nto be 4' }],
  }),
};
const suite = {
  fullName: 'sums',
  errors: () => [{ name: 'TypeError', message: 'the hook threw' }],
};
const module = {
  project: { name: 'wasm' },
  relativeModuleId: 'packages/core/src/sum.test.ts',
  errors: () => [{ name: 'SyntaxError', message: 'one\ntwo\nthree\nfour\nfive' }],
  children: { allSuites: () => [suite], allTests: () => [passing, failing] },
};

test('failures are told by project, file and test, with the first lines of the error', () => {
  const failures = failuresOf([module], [{ message: 'the worker ended' }]);
  expect(layOutFailures(failures)).toBe(
    [
      'FAIL wasm > packages/core/src/sum.test.ts',
      '  SyntaxError: one',
      '  two',
      '  three',
      '  four',
      'FAIL wasm > packages/core/src/sum.test.ts > sums',
      '  TypeError: the hook threw',
      'FAIL wasm > packages/core/src/sum.test.ts > sums > are exact',
      '  AssertionError: expected 3',
      '  to be 4',
      'FAIL outside of tests',
      '  Error: the worker ended',
    ].join('\n'),
  );
});

test('of many failures some are told, and how many more there are', () => {
  const failure = { project: 'cpu', file: 'a.test.ts', test: 'a law', error: 'Error: no' };
  const told = layOutFailures(Array.from({ length: 50 }, () => failure)).split('\n');
  expect(told).toHaveLength(81);
  expect(told.at(-1)).toBe('and 10 more');
});

test('where nothing failed, nothing is told', () => {
  expect(
    failuresOf(
      [
        {
          ...module,
          errors: () => [],
          children: { allSuites: () => [], allTests: () => [passing] },
        },
      ],
      [],
    ),
  ).toEqual([]);
});
