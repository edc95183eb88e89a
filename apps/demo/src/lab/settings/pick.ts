/** Some entries of an object. */
export const pick = <T extends object, Name extends keyof T>(
  from: T,
  names: readonly Name[],
): Pick<T, Name> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as unknown as Pick<T, Name>;
