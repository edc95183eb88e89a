type Checksum = (bytes: Uint8Array, previous?: number) => number;

/** A cyclic redundancy check of 32 bits by its polynomial, the lowest bit first. */
function checksumBy(polynomial: number): Checksum {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let bits = byte;
    for (let i = 0; i < 8; i++) bits = (bits >>> 1) ^ (bits & 1 ? polynomial : 0);
    return bits;
  });
  return (bytes, previous = 0) => {
    let sum = ~previous;
    for (let i = 0; i < bytes.length; i++) sum = table[(sum ^ bytes[i]!) & 0xff]! ^ (sum >>> 8);
    return ~sum >>> 0;
  };
}

/** CRC-32 of bytes, as in gzip and PNG (ISO-HDLC); of the parts of a whole, one after another. */
export const crc32 = /* @__PURE__ */ checksumBy(0xedb88320);

/** CRC-32C of bytes (Castagnoli), as in records of TensorFlow. */
export const crc32c = /* @__PURE__ */ checksumBy(0x82f63b78);
