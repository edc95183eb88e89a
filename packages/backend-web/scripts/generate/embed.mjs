import { gzipSync } from 'node:zlib';

/**
 * The source of a module that exports bytes as gzipped base64.
 *
 * @param {{ name: string, bytes: Uint8Array, origin: string }} options
 */
export function embed({ name, bytes, origin }) {
  const text = gzipSync(bytes, { level: 9 }).toString('base64');
  return `// Made by scripts/generate.mjs from ${origin}: ${bytes.length} bytes, gzipped, in base64.
export const ${name}: string = '${text}';
`;
}
