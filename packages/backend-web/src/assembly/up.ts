/** The next multiple of a unit. */
@inline
export function up(count: i32, unit: i32): i32 {
  return ((count + unit - 1) / unit) * unit;
}
