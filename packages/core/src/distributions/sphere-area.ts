/** log Γ(n / 2) of a whole n above 0. */
function logGammaOfHalf(n: number): number {
  let sum = n % 2 === 0 ? 0 : 0.5 * Math.log(Math.PI);
  for (let k = n - 2; k > 0; k -= 2) sum += Math.log(k / 2);
  return sum;
}

/** The logarithm of the area of the sphere in ℝⁿ: 2 πⁿᐟ² / Γ(n / 2). */
export const logSphereArea = (n: number): number =>
  Math.LN2 + (n / 2) * Math.log(Math.PI) - logGammaOfHalf(n);
