import { eight } from './alphabet/eight.js';
import { five } from './alphabet/five.js';
import { four } from './alphabet/four.js';
import { nine } from './alphabet/nine.js';
import { one } from './alphabet/one.js';
import { seven } from './alphabet/seven.js';
import { six } from './alphabet/six.js';
import { three } from './alphabet/three.js';
import { two } from './alphabet/two.js';
import { zero } from './alphabet/zero.js';
import type { Style } from './glyph.js';

/** How each digit from 0 to 9 is written. */
export const alphabet: readonly (readonly Style[])[] = [
  zero,
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
];
