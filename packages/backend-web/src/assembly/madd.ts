/** x · y + z: rounded once where this is compiled with relaxed SIMD and the processor fuses, else twice. */
@inline
export function madd(x: v128, y: v128, z: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? f32x4.relaxed_madd(x, y, z)
    : f32x4.add(f32x4.mul(x, y), z);
}
