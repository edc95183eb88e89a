import { crc32 } from '../../safetensors/crc32.js';

/** What the header of a checkpoint begins with; the checksum follows as eight digits. */
const HEAD = '{"__metadata__":{"checksum":"';
const BEGIN = 8 + HEAD.length;
const END = BEGIN + 8;

/** Stands for the checksum while it is computed. */
export const NO_CHECKSUM = '00000000';

/** Writes the CRC-32 of the file, taken with {@link NO_CHECKSUM} in its place, into the header. */
export function writeChecksum(bytes: Uint8Array): void {
  bytes.set(new TextEncoder().encode(checksumOf(bytes)), BEGIN);
}

/** Whether a file has the checksum that its header tells. */
export function hasChecksum(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(8, END));
  return text === HEAD + checksumOf(bytes);
}

function checksumOf(bytes: Uint8Array): string {
  const head = crc32(bytes.subarray(0, BEGIN));
  const zeros = crc32(new TextEncoder().encode(NO_CHECKSUM), head);
  return crc32(bytes.subarray(END), zeros).toString(16).padStart(8, '0');
}
