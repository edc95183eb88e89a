/** The error of an argument that cannot be drawn: what was expected, what came, what to do. */
export function inputRangeError(
  callee: string,
  argument: string,
  expected: string,
  got: string,
  remedy?: string,
): RangeError {
  const problem = `${callee}: ${argument}: expected ${expected}; got ${got}.`;
  return new RangeError(remedy === undefined ? problem : `${problem} ${remedy}`);
}
