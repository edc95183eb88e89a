import { expect, it } from 'vitest';
import { colorRamp } from './color-ramp.js';

const black = [0, 0, 0] as const;
const white = [255, 255, 255] as const;
const red = [255, 0, 0] as const;

it('begins and ends with its ends, opaque', () => {
  const ramp = colorRamp(black, red);
  expect(ramp).toHaveLength(256);
  expect(ramp[0]).toBe(0xff000000);
  expect(ramp[255]).toBe(0xff0000ff);
});

it('passes through the stops between', () => {
  const ramp = colorRamp(red, white, black);
  expect(ramp[0]).toBe(0xff0000ff);
  expect((ramp[127] ?? 0) & 0xff).toBe(255);
  expect(((ramp[127] ?? 0) >> 8) & 0xff).toBeGreaterThan(250);
  expect(ramp[255]).toBe(0xff000000);
});
