import { Expm1, Log1p, Softplus, Tanh } from '@tensorflow/tfjs-core';

// WGSL promises nothing of log near 1, where only the absolute error is small, and passes NaN on or
// not, as it likes: `isnan`, a function of tfjs, looks at the bits.

// log(1 + x) = 2 artanh(x / (2 + x)), as a series near zero.
const log1p = /* wgsl */ `
  fn log1pOf(x : f32) -> f32 {
    let s = x / (2.0 + x);
    let z = s * s;
    let near = 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z / 9.0))));
    return select(log(1.0 + x), near, abs(x) < 0.4);
  }
`;

// exp(x) − 1, as a series near zero.
const expm1 = /* wgsl */ `
  fn expm1Of(x : f32) -> f32 {
    let tail = 1.0 + x / 5.0 * (1.0 + x / 6.0 * (1.0 + x / 7.0 * (1.0 + x / 8.0)));
    let near = x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * tail)));
    return select(exp(x) - 1.0, near, abs(x) < 0.5);
  }
`;

/** WGSL of `softplusOf`, log(1 + exp(x)). */
export const softplus = /* wgsl */ `
  ${log1p}
  fn softplusOf(x : f32) -> f32 {
    return max(x, 0.0) + log1pOf(exp(-abs(x)));
  }
`;

/** WGSL of `tanhOf`: m / (m + 2) for m = exp(2x) − 1, which is 1 in float32 from x = 10 on. */
export const tanh = /* wgsl */ `
  ${expm1}
  fn tanhOf(x : f32) -> f32 {
    let m = expm1Of(2.0 * min(abs(x), 10.0));
    return sign(x) * m / (m + 2.0);
  }
`;

/** WGSL of functions of one number, by the kernel that maps them over a tensor. */
export const unaryShaders: Readonly<Record<string, string>> = {
  [Expm1]: mapping(expm1, 'expm1Of'),
  [Log1p]: mapping(log1p, 'log1pOf'),
  [Softplus]: mapping(softplus, 'softplusOf'),
  [Tanh]: mapping(tanh, 'tanhOf'),
};

function mapping(functions: string, name: string): string {
  return /* wgsl */ `
    ${functions}
    fn main(index : i32) {
      if (index < uniforms.size) {
        let x = getXByOutputIndex(index);
        setOutputAtIndex(index, select(${name}(x), x, isnan(x)));
      }
    }
  `;
}
