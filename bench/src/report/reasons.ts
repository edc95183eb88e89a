/** Why a case falls short, by what begins its name; the longest beginning counts. */
const reasons: Readonly<Record<string, string>> = {};

/** Why a case falls short, where that is known. */
export function reasonFor(name: string, engine: string): string | undefined {
  const keys = Object.keys(reasons).filter((key) => `${engine} ${name}`.startsWith(key));
  return reasons[keys.sort((a, b) => b.length - a.length)[0] ?? ''];
}
