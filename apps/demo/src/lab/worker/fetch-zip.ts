import { unzip, type Files } from './unpack.js';

/** The files of a zip that came with the page; none where it is not there. */
export async function fetchZip(address: URL): Promise<Files | undefined> {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const name = address.pathname.split('/').at(-1) ?? 'run.zip';
  return unzip(new Uint8Array(await response.arrayBuffer()), name);
}
