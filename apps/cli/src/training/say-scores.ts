import { say } from '../terminal/say.js';
import type { Averages } from './score-model.js';

/** Says scores with their standard errors, in nats an image or what else they are counted in. */
export function sayScores(
  title: string,
  scores: Averages,
  units: Readonly<Record<string, string>> = {},
): void {
  say(`${title}:`);
  const width = Math.max(...Object.keys(scores).map((name) => name.length));
  for (const [name, { value, standardError }] of Object.entries(scores)) {
    say(
      `  ${name.padEnd(width)}  ${value.toFixed(2).padStart(8)} ± ${standardError.toFixed(2)} ${units[name] ?? 'nats'}`,
    );
  }
}
