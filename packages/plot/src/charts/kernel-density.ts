/**
 * Density of samples at some places, smoothed by normal kernels: p̂(x) = 1/(n h) Σᵢ φ((x − xᵢ) / h).
 *
 * The bandwidth h is Silverman's rule of thumb, 0.9 min(s, IQR / 1.34) n^(−1/5): it smooths away peaks
 * that are much narrower than the whole. Source: B. Silverman (1986), "Density Estimation for
 * Statistics and Data Analysis", eq. 3.31.
 */
export function kernelDensity(samples: readonly number[], places: readonly number[]): number[] {
  const bandwidth = silverman(samples);
  const scale = 1 / (samples.length * bandwidth * Math.sqrt(2 * Math.PI));
  return places.map((x) => {
    let sum = 0;
    for (const sample of samples) sum += Math.exp(-0.5 * ((x - sample) / bandwidth) ** 2);
    return scale * sum;
  });
}

/** The bandwidth; above 0 where all samples are one. */
export function silverman(samples: readonly number[]): number {
  const n = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / n;
  const deviation = Math.sqrt(samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
  const sorted = [...samples].sort((a, b) => a - b);
  const quantile = (q: number): number => sorted[Math.floor(q * (n - 1))]!;
  const spread = (quantile(0.75) - quantile(0.25)) / 1.34;
  const width = spread > 0 ? Math.min(deviation, spread) : deviation;
  return 0.9 * (width || Math.abs(mean) || 1) * n ** -0.2;
}
