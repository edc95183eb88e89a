/**
 * Shape k̂ of the generalised Pareto distribution of the greatest of weights that are given by their
 * logarithms: above ½ their variance does not exist, and above 0.7 their mean is not to be trusted
 * (Vehtari, Simpson, Gelman, Yao & Gabry 2024, "Pareto smoothed importance sampling", §2,
 * https://arxiv.org/abs/1507.02646; fit by Zhang & Stephens 2009, "A new and efficient estimation
 * method for the generalized Pareto distribution", https://doi.org/10.1198/tech.2009.08017).
 *
 * @returns NaN of fewer than 25 weights, whose tail holds too few.
 */
export function paretoShape(logWeights: readonly number[]): number {
  const count = logWeights.length;
  const tail = Math.floor(Math.min(0.2 * count, 3 * Math.sqrt(count)));
  if (tail < 5) return NaN;
  const sorted = logWeights.toSorted((a, b) => a - b);
  const most = sorted.at(-1)!;
  const threshold = Math.exp(sorted[count - tail - 1]! - most);
  const exceedances = sorted.slice(count - tail).map((l) => Math.exp(l - most) - threshold);
  // Equal weights have no tail.
  if (exceedances.at(-1)! <= 1e-12) return -Infinity;
  return fitted(exceedances);
}

/** Zhang and Stephens's estimate, with the weak prior of Vehtari et al. (appendix C). */
function fitted(x: readonly number[]): number {
  const n = x.length;
  const points = 30 + Math.floor(Math.sqrt(n));
  const quartile = Math.max(x[Math.floor(n / 4 + 0.5) - 1]!, 1e-300);
  const thetas = Array.from(
    { length: points },
    (_, j) => 1 / x[n - 1]! + (1 - Math.sqrt(points / (j + 0.5))) / (3 * quartile),
  );
  const shapeOf = (theta: number): number => mean(x.map((each) => Math.log1p(-theta * each)));
  const profiles = thetas.map((theta) => {
    const k = shapeOf(theta);
    return n * (Math.log(-theta / k) - k - 1);
  });
  const shares = profiles.map((l) => 1 / sum(profiles.map((other) => Math.exp(other - l))));
  const theta = sum(thetas.map((each, j) => each * shares[j]!));
  return (shapeOf(theta) * n + 0.5 * 10) / (n + 10);
}

const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);
const mean = (xs: readonly number[]): number => sum(xs) / xs.length;
