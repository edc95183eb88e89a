/** Heads each name, `head.name`; with an empty head it stays as it is. */
export function headed<T>(head: string, named: Readonly<Record<string, T>>): Record<string, T> {
  const start = startOf(head);
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [start + name, value]));
}

/** What has a name with this head, without it. */
export function under<T>(head: string, named: Readonly<Record<string, T>>): Record<string, T> {
  const start = startOf(head);
  const own = Object.entries(named).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

/** Heads the names of each part by the name of the part. */
export function joined<T>(
  parts: Readonly<Record<string, Readonly<Record<string, T>>>>,
): Record<string, T> {
  const all = Object.entries(parts).map(([head, part]) => headed(head, part));
  return Object.assign({}, ...all) as Record<string, T>;
}

const startOf = (head: string): string => (head === '' ? '' : `${head}.`);
