import { expect, test } from 'vitest';
import { crc32, crc32c } from './crc32.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('equals the check value of CRC-32/ISO-HDLC', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  expect(crc32(bytes(''))).toBe(0);
});

test('equals the check value of CRC-32/ISCSI', () => {
  expect(crc32c(bytes('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa); // RFC 3720, B.4
});

test('of the parts, one after another, is that of the whole', () =>
  expect(crc32(bytes('6789'), crc32(bytes('12345')))).toBe(0xcbf43926));
