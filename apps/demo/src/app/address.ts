/** A place in the lab: a page and the settings of an experiment on it. */
export interface Address {
  /** The page's path, such as `variational`; empty for the first page. */
  readonly page: string;
  /** Settings by name, as text. */
  readonly params: URLSearchParams;
}

/**
 * Reads `?a=1#/page?b=2`. Settings may stand before the hash, where people tend to write them, or
 * in it, where the lab writes them; the latter win.
 */
export function parseAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const params = new URLSearchParams(search);
  for (const [name, value] of new URLSearchParams(query)) params.set(name, value);
  return { page: path, params };
}

/** Writes the part of the address from its hash on. */
export function formatAddress({ page, params }: Address): string {
  const query = params.toString().replaceAll('%2C', ',');
  return query === '' ? `#/${page}` : `#/${page}?${query}`;
}
