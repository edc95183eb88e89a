import { expect, it } from 'vitest';
import { growingCurve } from './curve.js';

it('keeps the columns of every row apart, however long it grows', () => {
  const curve = growingCurve(2);
  for (let step = 0; step < 3000; step += 3) {
    curve.append(Float32Array.of(step, -step, step + 1, -step - 1, step + 2, -step - 2));
  }
  expect(curve.length).toBe(3000);
  for (const step of [0, 1023, 1024, 2999]) {
    expect(curve.columns.map((column) => column[step])).toEqual([step, step === 0 ? -0 : -step]);
  }
});

it('is empty again after clear, and says so', () => {
  const curve = growingCurve(1);
  curve.append(Float32Array.of(1));
  const before = curve.version.value;
  curve.clear();
  expect(curve.length).toBe(0);
  expect(curve.version.value).toBeGreaterThan(before);
});
