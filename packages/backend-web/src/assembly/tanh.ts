import { exp } from './exp';

/**
 * tanh(x) in float32, within 2 units in the last place: a polynomial near zero, and
 * 1 − 2 / (exp(2|x|) + 1) elsewhere. After Moshier (1992), Cephes Math Library, tanhf.c,
 * https://www.netlib.org/cephes/.
 */
@inline
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const one = f32x4.splat(1);
  const e = exp(f32x4.add(size, size));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
  const result = v128.bitselect(nearZero(size), far, f32x4.lt(size, f32x4.splat(0.625)));
  return v128.or(result, v128.and(x, f32x4.splat(-0.0)));
}

@inline
function nearZero(x: v128): v128 {
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(<f32>-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-3.33332819422e-1));
  return f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
}
