import { key } from '@gen/core';
import { expect, test } from 'vitest';
import { digits } from './digits.js';

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A change of these bytes changes every data set made from a key: it belongs in a changelog.
test('the bytes are the same everywhere and for ever', async () => {
  expect(await sha256(digits(key(0), { count: 200 }).images)).toBe(
    'c8d17e461a1a20220815653f1b9023da9d85e7bb3e2aa427333cc867029d4cd7',
  );
});
