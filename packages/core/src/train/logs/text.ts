/** The lines of a text, of which the last was cut off unless it ends. */
export function wholeLines(bytes: Uint8Array | undefined): string[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.slice(0, -1);
}

/** Lines as the bytes of a text. */
export const linesToBytes = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
