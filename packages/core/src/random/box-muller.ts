import { log32, sqrt32, writePolar32 } from './float32.js';

const MANTISSA = 0x7fffff;
const SMALLEST = Math.fround(1e-7); // keeps the logarithm of 0 away

/**
 * Turns words, two by two, into standard normal numbers: with u₁ and u₂ uniform in [0, 1),
 *
 *     z₀ = √(−2 log u₁) sin 2πu₂,   z₁ = √(−2 log u₁) cos 2πu₂
 *
 * (Box, Muller 1958, "A note on the generation of random normal deviates",
 * https://doi.org/10.1214/aoms/1177706645). As in TensorFlow, u₁ is at least 10⁻⁷, so |z| < 5.68.
 */
export function boxMuller(words: Uint32Array): Float32Array {
  const normals = new Float32Array(words.length);
  for (let i = 0; i < words.length; i += 2) {
    const u = Math.fround((words[i]! & MANTISSA) * 2 ** -23);
    const radius = sqrt32(Math.fround(-2 * log32(Math.max(u, SMALLEST))));
    writePolar32(normals, i, radius, words[i + 1]! & MANTISSA);
  }
  return normals;
}
