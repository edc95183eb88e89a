/** Bytes of base64. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** Bytes of text. */
export const fromText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Everything that an iterable gives. */
export async function drain<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Chunks in one piece. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A npy file of version 1, its header of 70 bytes at least. */
export function npy(descr: string, shape: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;
  const header = fromText(`${text.padEnd(69)}\n`);
  const length = Uint8Array.of(header.length & 255, header.length >> 8);
  return concat(Uint8Array.of(0x93), fromText('NUMPY'), Uint8Array.of(1, 0), length, header, data);
}
