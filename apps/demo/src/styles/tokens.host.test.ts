import { readFileSync } from 'node:fs';
import { palette } from '@gen/plot';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

it.each([
  ['plate', 'ground'],
  ['ink', 'ink'],
  ['ink-soft', 'inkSoft'],
  ['rule', 'rule'],
  ['data', 'data'],
  ['model', 'model'],
  ['gradient', 'gradient'],
  ['error', 'error'],
] as const)('the page and its plots have the same colour for %s', (token, name) => {
  const [, light, dark] =
    new RegExp(`--${token}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
  expect([light, dark]).toEqual([palette.light[name], palette.dark[name]]);
});
