/** Which files a visitor may choose. */
export interface UploadOptions {
  /** Endings or media types, as `.safetensors,.csv`; any where it is left out. */
  readonly accept?: string;
  /** Whether more than one may be chosen. */
  readonly multiple?: boolean;
}

/** A file that was chosen. */
export interface UploadedFile {
  /** Its name, without a folder. */
  readonly name: string;
  /** What is in it. */
  readonly bytes: Uint8Array;
}

/**
 * Lets the visitor of a page choose files, and reads them: a checkpoint to go on from. To be called where
 * they click, since browsers open nothing by themselves.
 *
 * @returns the files; none where the visitor chose none.
 *
 * @example
 * ```ts
 * import { browserStore, upload } from '@gen/backend-web';
 *
 * async function load(): Promise<void> {
 *   const store = browserStore('run-1');
 *   for (const { name, bytes } of await upload({ accept: '.safetensors' })) {
 *     await store.put(name, bytes);
 *   }
 * }
 * ```
 */
export async function upload({ accept = '', multiple = false }: UploadOptions = {}): Promise<
  UploadedFile[]
> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept, multiple });
  const chosen = new Promise<readonly File[]>((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
  });
  input.click();
  const read = async (file: File): Promise<UploadedFile> => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  return Promise.all((await chosen).map(read));
}
