/** A field of a protocol buffer, as bytes. */
export type Field = readonly Uint8Array[];

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;

const text = new TextEncoder();

/** Whole numbers in groups of seven bits; negative ones in two's complement of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return Uint8Array.from(bytes);
}

const tag = (field: number, wire: number): Uint8Array => varint(field * 8 + wire);

/** A whole number, a truth value or a member of an enumeration. */
export const integer = (field: number, value: number | boolean): Field => [
  tag(field, VARINT),
  varint(Number(value)),
];

/** A number in float32. */
export const float = (field: number, value: number): Field => [
  tag(field, FIXED32),
  new Uint8Array(Float32Array.of(value).buffer),
];

/** Bytes as they are. */
export const bytes = (field: number, value: Uint8Array): Field => [
  tag(field, BYTES),
  varint(value.length),
  value,
];

/** Text in UTF-8. */
export const string = (field: number, value: string): Field => bytes(field, text.encode(value));

/** A message of fields. */
export const message = (field: number, ...fields: readonly Field[]): Field => [
  tag(field, BYTES),
  varint(fields.flat().reduce((sum, { length }) => sum + length, 0)),
  ...fields.flat(),
];

/** The bytes of a message. */
export function encode(...fields: readonly Field[]): Uint8Array {
  const parts = fields.flat();
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
