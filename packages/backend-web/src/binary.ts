/** The bytes of a gzipped, base64-encoded binary, as scripts/generate.mjs embeds them. */
export async function decodeBinary(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const zipped = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
