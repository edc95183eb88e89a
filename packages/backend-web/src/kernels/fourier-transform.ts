/** Transforms complex numbers, given by their real and their imaginary parts, in place. */
export type Transform = (re: Float64Array, im: Float64Array) => void;

/**
 * The discrete Fourier transform of rows of one length, not normalized:
 *
 *     y[k] = Σ x[j] exp(∓2π i j k / n)
 *
 * with + for the inverse. A power of two is halved and halved again (Cooley & Tukey 1965, "An algorithm for
 * the machine calculation of complex Fourier series", https://doi.org/10.1090/S0025-5718-1965-0178586-1); any
 * other length is a convolution by a power of two (Bluestein 1970, "A linear filtering approach to the
 * computation of discrete Fourier transform", https://doi.org/10.1109/TAU.1970.1162132).
 */
export function fourierTransform(n: number, isInverse: boolean): Transform {
  const turn = isInverse ? 2 * Math.PI : -2 * Math.PI;
  return (n & (n - 1)) === 0 ? byHalves(n, turn) : byConvolution(n, turn);
}

function byHalves(n: number, turn: number): Transform {
  const [cos, sin] = waves(n >> 1, (k) => (turn * k) / n);
  return (re, im) => {
    reverseBits(re, im);
    for (let half = 1; half < n; half *= 2) {
      const step = n / (2 * half);
      for (let start = 0; start < n; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [a, b, c, s] = [start + k, start + k + half, cos[k * step]!, sin[k * step]!];
          const [x, y] = [re[b]! * c - im[b]! * s, re[b]! * s + im[b]! * c];
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a] = re[a]! + x;
          im[a] = im[a]! + y;
        }
      }
    }
  };
}

function byConvolution(n: number, turn: number): Transform {
  const size = 2 ** Math.ceil(Math.log2(2 * n - 1));
  const [forward, backward] = [byHalves(size, -2 * Math.PI), byHalves(size, 2 * Math.PI)];
  // The square is taken modulo 2 n, where it is exact.
  const [cos, sin] = waves(n, (k) => (turn * ((k * k) % (2 * n))) / (2 * n));
  const [chirpRe, chirpIm] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < n; k++) {
    for (const at of [k, (size - k) % size]) [chirpRe[at], chirpIm[at]] = [cos[k]!, -sin[k]!];
  }
  forward(chirpRe, chirpIm);
  const [a, b] = [new Float64Array(size), new Float64Array(size)];
  return (re, im) => {
    a.fill(0);
    b.fill(0);
    for (let k = 0; k < n; k++) multiply(re[k]!, im[k]!, cos[k]!, sin[k]!, a, b, k);
    forward(a, b);
    for (let k = 0; k < size; k++) multiply(a[k]!, b[k]!, chirpRe[k]!, chirpIm[k]!, a, b, k);
    backward(a, b);
    for (let k = 0; k < n; k++) {
      multiply(a[k]! / size, b[k]! / size, cos[k]!, sin[k]!, re, im, k);
    }
  };
}

/** Writes (a + b i) (c + d i) at a place. */
function multiply(
  ...[a, b, c, d, re, im, at]: [number, number, number, number, Float64Array, Float64Array, number]
): void {
  re[at] = a * c - b * d;
  im[at] = a * d + b * c;
}

const waves = (count: number, angle: (k: number) => number): [Float64Array, Float64Array] => [
  Float64Array.from({ length: count }, (_, k) => Math.cos(angle(k))),
  Float64Array.from({ length: count }, (_, k) => Math.sin(angle(k))),
];

/** Moves each element to the place whose bits are those of its own in reverse. */
function reverseBits(...parts: Float64Array[]): void {
  const n = parts[0]!.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) for (const part of parts) [part[i], part[j]] = [part[j]!, part[i]!];
  }
}
