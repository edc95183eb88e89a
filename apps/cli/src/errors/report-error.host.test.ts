import { afterEach, expect, test, vi } from 'vitest';
import { InputError } from '@gen/core';
import { reportError } from './report-error.js';

afterEach(() => vi.restoreAllMocks());

function told(error: unknown): { readonly code: number; readonly text: string } {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = reportError(error);
  return { code, text: write.mock.calls.map(([text]) => text).join('') };
}

test('what was given and cannot be used is one line, and 2', () => {
  const parts = { callee: 'gen', argument: 'x', expected: 'a\n  number', got: 'none' };
  expect(told(new InputError(parts))).toEqual({
    code: 2,
    text: 'gen: x: expected a number; got none.\n',
  });
});

test('a bug is all that is known, and 1', () => {
  const { code, text } = told(new TypeError('of nothing'));
  expect(code).toBe(1);
  expect(text).toMatch(/^TypeError: of nothing\n {4}at .*report-error\.host\.test/);
});
