import {
  Acos,
  Acosh,
  Asin,
  Asinh,
  Atan,
  Atanh,
  Cos,
  Cosh,
  Elu,
  Exp,
  Expm1,
  Log,
  Log1p,
  Selu,
  Sigmoid,
  Sin,
  Sinh,
  Softplus,
  Tan,
  Tanh,
  backend_util,
} from '@tensorflow/tfjs-core';

// WGSL promises of log near 1 the absolute error alone, elsewhere three units in the last place, which a
// hundredfold logarithm shows; nothing of it at 0 and below; and passes NaN on or not, as it likes:
// `isnan`, a function of tfjs, looks at the bits.

// log(1 + x) = 2 artanh(x / (2 + x)), as a series near zero.
const log = /* wgsl */ `
  fn log1pNear(x : f32) -> f32 {
    let s = x / (2.0 + x);
    let z = s * s;
    return 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * (0.2 + z * (1.0 / 7.0 + z / 9.0))));
  }
  fn logFar(x : f32) -> f32 {
    if (x < 0.0) { return uniforms.NAN; }
    if (x == 0.0) { return -uniforms.INFINITY; }
    if (x > 3.4e38) { return x; }
    // x = m 2ᵉ with m from √½ to √2; the first part of log 2 has few digits, so that its multiples are exact.
    let isSmall = x < 1.2e-38;
    let bits = bitcast<u32>(select(x, x * 16777216.0, isSmall));
    let m = bitcast<f32>((bits & 0x7fffffu) | 0x3f800000u);
    let isBig = m > 1.41421356;
    let e = f32(i32(bits >> 23u) - 127 - select(0, 24, isSmall) + select(0, 1, isBig));
    let rest = log1pNear(select(m, 0.5 * m, isBig) - 1.0) - 2.12194440e-4 * e;
    return rest + 0.693359375 * e;
  }
  fn logOf(x : f32) -> f32 {
    return select(logFar(x), log1pNear(x - 1.0), abs(x - 1.0) < 0.4);
  }
  fn log1pOf(x : f32) -> f32 {
    return select(logFar(1.0 + x), log1pNear(x), abs(x) < 0.4);
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

const exponentials = /* wgsl */ `
  ${expm1}
  fn expOf(x : f32) -> f32 {
    return exp(x);
  }
  fn sigmoidOf(x : f32) -> f32 {
    return 1.0 / (1.0 + exp(-x));
  }
  fn eluOf(x : f32) -> f32 {
    return select(expm1Of(x), x, x >= 0.0);
  }
  fn seluOf(x : f32) -> f32 {
    return ${backend_util.SELU_SCALE} * select(${backend_util.SELU_SCALEALPHA / backend_util.SELU_SCALE} * expm1Of(x), x, x >= 0.0);
  }
  fn sinhOf(x : f32) -> f32 {
    let e = exp(0.5 * abs(x));
    if (abs(x) > 20.0) { return sign(x) * (0.5 * e) * e; }
    let m = expm1Of(abs(x));
    return sign(x) * 0.5 * (m + m / (m + 1.0));
  }
  fn coshOf(x : f32) -> f32 {
    let e = exp(0.5 * abs(x));
    return (0.5 * e) * e + (0.5 / e) / e;
  }
`;

// From 10⁴ on, the square root of x² ± 1 is x.
const inverseHyperbolic = /* wgsl */ `
  ${log}
  fn asinhOf(x : f32) -> f32 {
    let a = abs(x);
    if (a > 1e4) { return sign(x) * (logFar(a) + ${Math.LN2}); }
    return sign(x) * log1pOf(a + a * a / (1.0 + sqrt(1.0 + a * a)));
  }
  fn acoshOf(x : f32) -> f32 {
    if (x < 1.0) { return uniforms.NAN; }
    if (x > 1e4) { return logFar(x) + ${Math.LN2}; }
    let t = x - 1.0;
    return log1pOf(t + sqrt(t * (t + 2.0)));
  }
  fn atanhOf(x : f32) -> f32 {
    let a = abs(x);
    if (a > 1.0) { return uniforms.NAN; }
    if (a == 1.0) { return sign(x) * uniforms.INFINITY; }
    return sign(x) * 0.5 * log1pOf(2.0 * a / (1.0 - a));
  }
`;

/** WGSL of `softplusOf`, log(1 + exp(x)). */
export const softplus = /* wgsl */ `
  ${log}
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

// The inverse ones are promised to 4,096 units in the last place. Here the polynomials of Moshier
// (1989, "Methods and programs for mathematical functions", ch. 4) on |x| < tan(π/8) and |x| < ½.
const inverseTurns = /* wgsl */ `
  fn atanNear(x : f32) -> f32 {
    let z = x * x;
    let p = -3.33329491539e-1 + z * (1.99777106478e-1 + z * (-1.38776856032e-1 + z * 8.05374449538e-2));
    return x + x * z * p;
  }
  fn atanOf(x : f32) -> f32 {
    let a = abs(x);
    if (a > ${Math.SQRT2 + 1}) { return sign(x) * (${Math.PI / 2} + atanNear(-1.0 / a)); }
    if (a > ${Math.SQRT2 - 1}) { return sign(x) * (${Math.PI / 4} + atanNear((a - 1.0) / (a + 1.0))); }
    return atanNear(x);
  }
  fn asinNear(x : f32) -> f32 {
    let z = x * x;
    let tail = 4.5470025998e-2 + z * (2.4181311049e-2 + z * 4.2163199048e-2);
    return x + x * z * (1.6666752422e-1 + z * (7.4953002686e-2 + z * tail));
  }
  fn asinOf(x : f32) -> f32 {
    let a = abs(x);
    if (a > 1.0) { return uniforms.NAN; }
    if (a <= 0.5) { return asinNear(x); }
    return sign(x) * (${Math.PI / 2} - 2.0 * asinNear(sqrt(0.5 * (1.0 - a))));
  }
  fn acosOf(x : f32) -> f32 {
    let a = abs(x);
    if (a > 1.0) { return uniforms.NAN; }
    if (a <= 0.5) { return ${Math.PI / 2} - asinNear(x); }
    let small = 2.0 * asinNear(sqrt(0.5 * (1.0 - a)));
    return select(small, ${Math.PI} - small, x < 0.0);
  }
`;

/** WGSL of functions of one number, by the kernel that maps them over a tensor. */
export const unaryShaders: Readonly<Record<string, string>> = {
  [Acos]: mapping(inverseTurns, 'acosOf'),
  [Acosh]: mapping(inverseHyperbolic, 'acoshOf'),
  [Asin]: mapping(inverseTurns, 'asinOf'),
  [Asinh]: mapping(inverseHyperbolic, 'asinhOf'),
  [Atan]: mapping(inverseTurns, 'atanOf'),
  [Atanh]: mapping(inverseHyperbolic, 'atanhOf'),
  [Cos]: mapping(turns, 'cosOf'),
  [Cosh]: mapping(exponentials, 'coshOf'),
  [Elu]: mapping(exponentials, 'eluOf'),
  [Exp]: mapping(exponentials, 'expOf'),
  [Expm1]: mapping(expm1, 'expm1Of'),
  [Log]: mapping(log, 'logOf'),
  [Log1p]: mapping(log, 'log1pOf'),
  [Selu]: mapping(exponentials, 'seluOf'),
  [Sigmoid]: mapping(exponentials, 'sigmoidOf'),
  [Sin]: mapping(turns, 'sinOf'),
  [Sinh]: mapping(exponentials, 'sinhOf'),
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
