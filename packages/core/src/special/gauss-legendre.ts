/** Nodes and weights of a rule of quadrature. */
export interface Quadrature {
  /** Where the function is evaluated, ascending. */
  readonly nodes: readonly number[];
  /** What the values are multiplied with. */
  readonly weights: readonly number[];
}

/**
 * The rule of n nodes on [0, 1] that integrates polynomials of degree 2n − 1 exactly: its nodes are
 * the zeros of the Legendre polynomial of order n, found by Newton's method in double precision.
 */
export function gaussLegendre(n: number): Quadrature {
  const rule = Array.from({ length: n }, (_, i) => {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; step < 10; step++) x -= legendre(n, x).value / legendre(n, x).slope;
    return { node: (1 + x) / 2, weight: 1 / ((1 - x * x) * legendre(n, x).slope ** 2) };
  });
  return { nodes: rule.map(({ node }) => node), weights: rule.map(({ weight }) => weight) };
}

function legendre(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
