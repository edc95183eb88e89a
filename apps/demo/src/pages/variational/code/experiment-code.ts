import type { Turn } from '../protocol.js';
import type { Settings } from '../settings.js';

/** TypeScript that makes the same run with the packages. */
export function experimentCode(settings: Settings, turns: readonly Turn[]): string {
  return `// ${JSON.stringify(settings)} ${turns.length}`;
}
