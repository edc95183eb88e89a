import type { FusedActivation } from '@gen/core/kernels';
import { softplus, tanh } from './unary-shaders.js';

/** f, or dy · f′. */
export type ActivationPart = 'value' | 'slope';

/** WGSL of an activation, `f(z)`, and of its derivative, `slope(z)`. */
interface Activation {
  readonly functions?: string;
  readonly value: string;
  readonly slope: string;
}

// 1 / (1 + e⁻ᶻ) overflows to 0 and not to NaN for large −z, as e⁸⁸ is still finite.
const sigmoid = /* wgsl */ `
  fn sigmoidOf(z : f32) -> f32 {
    return 1.0 / (1.0 + exp(-clamp(z, -88.0, 88.0)));
  }
`;

// The error function by Abramowitz & Stegun 7.1.26, as TensorFlow.js has it.
const normal = /* wgsl */ `
  fn normalCdf(z : f32) -> f32 {
    let a = abs(z) * 0.70710678;
    let t = 1.0 / (1.0 + 0.3275911 * a);
    let p = t * (0.254829592 + t * (-0.284496736 +
      t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return 0.5 + 0.5 * sign(z) * (1.0 - p * exp(-a * a));
  }
`;

const activations: Readonly<Record<FusedActivation, Activation>> = {
  elu: { value: 'select(exp(z) - 1.0, z, z >= 0.0)', slope: 'exp(min(z, 0.0))' },
  gelu: {
    functions: normal,
    value: 'z * normalCdf(z)',
    slope: 'normalCdf(z) + z * 0.3989422804 * exp(-0.5 * z * z)',
  },
  identity: { value: 'z', slope: '1.0' },
  relu: { value: 'max(z, 0.0)', slope: 'select(0.0, 1.0, z > 0.0)' },
  sigmoid: {
    functions: sigmoid,
    value: 'sigmoidOf(z)',
    slope: 'sigmoidOf(z) * sigmoidOf(-z)',
  },
  silu: {
    functions: sigmoid,
    value: 'z * sigmoidOf(z)',
    slope: 'sigmoidOf(z) * (1.0 + z * sigmoidOf(-z))',
  },
  softplus: { functions: softplus + sigmoid, value: 'softplusOf(z)', slope: 'sigmoidOf(z)' },
  tanh: { functions: tanh, value: 'tanhOf(z)', slope: '1.0 - tanhOf(z) * tanhOf(z)' },
};

/** WGSL that maps x and a bias, an invocation an element. */
export function activationShader(name: FusedActivation, part: ActivationPart): string {
  const { functions = '', value, slope } = activations[name];
  // min and max of WGSL may lose a NaN, which must stay to be seen.
  const y = part === 'value' ? `select(${value}, z, isnan(z))` : `f32(dy[index]) * (${slope})`;
  return /* wgsl */ `
    ${functions}
    fn main(index : i32) {
      if (index < uniforms.size) {
        let z = f32(x[index]) + f32(bias[index % uniforms.channels]);
        result[index] = ${y};
      }
    }
  `;
}
