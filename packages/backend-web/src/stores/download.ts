/** Milliseconds in which a browser has begun to save. */
const SOON = 10_000;

/**
 * Hands a file to the visitor of a page, who saves it where they like: a checkpoint, a log.
 *
 * @param name what it is called.
 *
 * @example
 * ```ts
 * import { browserStore, download } from '@gen/backend-web';
 *
 * async function save(name: string): Promise<void> {
 *   const bytes = await browserStore('run-1').get(name);
 *   if (bytes !== undefined) download(name, bytes);
 * }
 * ```
 */
export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SOON);
}
