import { Cos, Expm1, Log1p, Sin, Softplus, Tan, Tanh } from '@tensorflow/tfjs-core';

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

// WGSL promises sin and cos to 2⁻¹¹ only. Here x = n π/2 + r with π/2 in three parts (Cody & Waite
// 1980, "Software manual for the elementary functions", ch. 8), and polynomials of r on [−π/4, π/4].
// Beyond the reach of the parts the driver's own have their turn.
const turns = /* wgsl */ `
  const REACH = 8192.0;
  fn quarterOf(x : f32) -> f32 {
    return round(x * ${2 / Math.PI});
  }
  fn restOf(x : f32, n : f32) -> f32 {
    return ((x - n * 1.5703125) - n * 4.837512969970703e-4) - n * 7.549789948768648e-8;
  }
  fn sinOfRest(r : f32) -> f32 {
    let z = r * r;
    return r + r * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
  }
  fn cosOfRest(r : f32) -> f32 {
    let z = r * r;
    let tail = 4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5);
    return 1.0 - 0.5 * z + z * z * tail;
  }
  fn sinAfter(x : f32, quarters : i32) -> f32 {
    let n = quarterOf(x);
    let r = restOf(x, n);
    let q = (i32(n) + quarters) & 3;
    let size = select(sinOfRest(r), cosOfRest(r), (q & 1) == 1);
    return select(size, -size, q >= 2);
  }
  fn sinOf(x : f32) -> f32 {
    if (abs(x) > REACH) { return sin(x); }
    return sinAfter(x, 0);
  }
  fn cosOf(x : f32) -> f32 {
    if (abs(x) > REACH) { return cos(x); }
    return sinAfter(x, 1);
  }
  fn tanOf(x : f32) -> f32 {
    return sinOf(x) / cosOf(x);
  }
`;

/** WGSL of functions of one number, by the kernel that maps them over a tensor. */
export const unaryShaders: Readonly<Record<string, string>> = {
  [Cos]: mapping(turns, 'cosOf'),
  [Expm1]: mapping(expm1, 'expm1Of'),
  [Log1p]: mapping(log1p, 'log1pOf'),
  [Sin]: mapping(turns, 'sinOf'),
  [Softplus]: mapping(softplus, 'softplusOf'),
  [Tan]: mapping(turns, 'tanOf'),
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
