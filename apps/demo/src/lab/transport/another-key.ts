/** A key after this one: small numbers, which people can read to each other. */
export function anotherKey(key: number): number {
  return key >= 9999 ? 1 : key + 1;
}
