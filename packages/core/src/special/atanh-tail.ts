import type { Tensor } from '@tensorflow/tfjs-core';
import { polynomial } from './polynomial.js';

/** The squares up to which {@link atanhTail} holds: those of (x − a) / (x + a) where x / a is from ½ to 2. */
export const ATANH_TAIL_END = 1 / 9;

// Minimax, absolute error 1.4·10⁻⁷.
const TAIL = [0.1344180443, 0.1411563982, 0.2000389118, 0.3333331949];

/** (atanh(v)/v − 1)/v² = 1/3 + v²/5 + v⁴/7 + …, of v² up to 1/9. */
export const atanhTail = (square: Tensor): Tensor => polynomial(square, TAIL);
