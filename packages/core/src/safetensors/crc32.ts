const TABLE = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => {
  let bits = byte;
  for (let i = 0; i < 8; i++) bits = (bits >>> 1) ^ (bits & 1 ? 0xedb88320 : 0);
  return bits;
});

/** CRC-32 of bytes, as in gzip and PNG (ISO-HDLC); of the parts of a whole, one after another. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let sum = ~previous;
  for (let i = 0; i < bytes.length; i++) sum = TABLE[(sum ^ bytes[i]!) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
