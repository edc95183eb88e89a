import { exp } from './exp';

/**
 * erf(x) in float32, within 3 units in the last place: a polynomial near zero, and 1 − erfc|x| elsewhere.
 * After Moshier (1992), Cephes Math Library, ndtrf.c, https://www.netlib.org/cephes/.
 */
@inline
export function erf(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  const near = f32x4.mul(size, ofSquare(z));
  // From 4 on it is 1; below 1 the polynomial serves.
  const bounded = f32x4.pmax(f32x4.pmin(size, f32x4.splat(4)), f32x4.splat(1));
  const inverse = f32x4.div(f32x4.splat(1), bounded);
  const tail = f32x4.mul(
    exp(f32x4.neg(f32x4.mul(bounded, bounded))),
    f32x4.mul(inverse, ofInverseSquare(f32x4.mul(inverse, inverse))),
  );
  const far = f32x4.sub(f32x4.splat(1), tail);
  const result = v128.bitselect(near, far, f32x4.lt(size, f32x4.splat(1)));
  return v128.or(result, v128.and(x, f32x4.splat(-0.0)));
}

/** erf(x) / x of x² */
@inline
function ofSquare(z: v128): v128 {
  let p = f32x4.splat(<f32>7.853861353153693e-5);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-8.010193625184903e-4));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>5.188327685732524e-3));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-2.685381193529856e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>1.128358514861418e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-3.7612625824233e-1));
  return f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>1.12837916572671));
}

/** x exp(x²) erfc(x) of x⁻² */
@inline
function ofInverseSquare(z: v128): v128 {
  let p = f32x4.splat(<f32>2.326819970068386e-2);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-1.387039388740657e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>3.687424674597105e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-5.824733027278666e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>6.210004621745983e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-4.944515323274145e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>3.404879937665872e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>-2.741127028184656e-1));
  return f32x4.add(f32x4.mul(p, z), f32x4.splat(<f32>5.638259427386472e-1));
}
