import type { Dataset } from '@gen/data';

/** The hash of all pixels by which the terminal knows data again; empty where the page has none. */
export async function digestOf(datasets: readonly Dataset[]): Promise<string> {
  // Browsers hash only for pages that came over https or from this machine.
  if (globalThis.crypto.subtle === undefined) return '';
  const size = datasets.reduce((sum, { images }) => sum + images.length, 0);
  const all = new Uint8Array(size);
  let offset = 0;
  for (const { images } of datasets) {
    all.set(images, offset);
    offset += images.length;
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(0, 16);
}
