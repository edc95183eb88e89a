/** A file as a browser's file chooser takes it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** An IDX file of bytes. */
export function idxFile(name: string, shape: readonly number[], bytes: Uint8Array): ChosenFile {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return { name, mimeType: '', buffer: Buffer.concat([header, bytes]) };
}
