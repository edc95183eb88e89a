import { expect, test } from 'vitest';
import { crc32 } from './crc32.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('equals the check value of CRC-32/ISO-HDLC', () => {
  expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  expect(crc32(bytes(''))).toBe(0);
});

test('of the parts, one after another, is that of the whole', () =>
  expect(crc32(bytes('6789'), crc32(bytes('12345')))).toBe(0xcbf43926));
