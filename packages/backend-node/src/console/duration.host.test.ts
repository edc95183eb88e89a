import { expect, test } from 'vitest';
import { duration } from './duration.js';

test.each([
  [0, '0:00'],
  [6.6, '0:07'],
  [59.7, '1:00'],
  [754, '12:34'],
  [3723, '1:02:03'],
  [-0.2, '0:00'],
  [Infinity, '?'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
