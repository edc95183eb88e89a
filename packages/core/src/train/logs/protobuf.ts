/** A field of a protocol buffer that is encoded. */
export type Field = readonly number[] | Uint8Array;

/**
 * Joins encoded fields: a message of protocol buffers from its encoded fields
 * (https://protobuf.dev/programming-guides/encoding).
 */
export function message(...fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const field of fields) {
    bytes.set(field, end);
    end += field.length;
  }
  return bytes;
}

/** A whole number from 0 to 2⁵³ − 1. */
export const integerField = (field: number, value: number): Field => [
  ...varint(8 * field),
  ...varint(value),
];

/** A number in double precision. */
export function doubleField(field: number, value: number): Field {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return message(varint(8 * field + 1), bytes);
}

/** A number in single precision. */
export function floatField(field: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return message(varint(8 * field + 5), bytes);
}

/** Bytes, or a message. */
export const bytesField = (field: number, bytes: Uint8Array): Uint8Array =>
  message(varint(8 * field + 2), varint(bytes.length), bytes);

/** A text. */
export const textField = (field: number, text: string): Field =>
  bytesField(field, new TextEncoder().encode(text));

/** Seven bits a byte, the lowest first; all but the last have the eighth bit. */
function varint(value: number): number[] {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
