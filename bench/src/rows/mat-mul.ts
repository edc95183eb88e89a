import { numbers } from './inputs.js';
import type { Case, Row } from './row.js';

/** Sizes of a product [m, k] · [k, n]; an operand that is transposed lies in memory the other way. */
interface Product {
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

function product(name: string, { m, k, n, transposeA = false, transposeB = false }: Product): Case {
  const layout = `${transposeA ? 'Aᵀ' : 'A'}·${transposeB ? 'Bᵀ' : 'B'}`;
  return {
    name: `matmul/${name}`,
    work: `${layout}, [${m}, ${k}]·[${k}, ${n}]`,
    parameters: 0,
    flops: 2 * m * k * n,
    bytes: 4 * (m * k + k * n + m * n),
    tolerance: 1e-4,
    inputs: () => ({
      a: numbers(1, transposeA ? [k, m] : [m, k]),
      b: numbers(2, transposeB ? [n, k] : [k, n]),
    }),
  };
}

/** Matrix products: the square one, and those of the dense models' forward and backward passes. */
export const matMul: Row = {
  name: 'matmul',
  cases: [
    product('square', { m: 1024, k: 1024, n: 1024 }),
    product('vae-forward', { m: 100, k: 784, n: 200, transposeB: true }),
    product('vae-input', { m: 100, k: 784, n: 200 }),
    product('vae-weight', { m: 200, k: 100, n: 784, transposeA: true }),
    product('rbm-up', { m: 100, k: 784, n: 500 }),
    product('rbm-down', { m: 100, k: 500, n: 784, transposeB: true }),
    product('rbm-weight', { m: 784, k: 100, n: 500, transposeA: true }),
  ],
};
