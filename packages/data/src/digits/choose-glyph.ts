import type { Draws } from '../draws.js';
import type { Glyph, Stroke, Style } from './glyph.js';

const TREMOR = 1.8; // standard deviation of a point, where the digit is 100 high

/** Chooses a style, mixes its examples, and moves every point a little. */
export function chooseGlyph(styles: readonly Style[], draws: Draws): Glyph {
  const { examples } = chooseStyle(styles, draws);
  return mix(examples, draws).map((stroke) => tremble(stroke, draws));
}

function chooseStyle(styles: readonly Style[], { uniform }: Draws): Style {
  const total = styles.reduce((sum, { weight }) => sum + weight, 0);
  let rest = uniform() * total;
  return styles.find(({ weight }) => (rest -= weight) < 0) ?? styles[0]!;
}

function mix(examples: readonly Glyph[], { uniform }: Draws): Glyph {
  const shares = examples.map(() => uniform() ** 2 + 1e-6); // squared: one example prevails
  const total = shares.reduce((sum, share) => sum + share, 0);
  const coordinate = (stroke: number, i: number): number =>
    examples.reduce((sum, glyph, k) => sum + (shares[k]! / total) * glyph[stroke]![i]!, 0);
  return examples[0]!.map((stroke, s) => stroke.map((_, i) => coordinate(s, i)));
}

function tremble(stroke: Stroke, { bell }: Draws): Stroke {
  const moved: number[] = [];
  for (let i = 0; i < stroke.length; i += 2) {
    const corner = i > 0 && stroke[i] === stroke[i - 2] && stroke[i + 1] === stroke[i - 1];
    if (corner) moved.push(moved[i - 2]!, moved[i - 1]!);
    else moved.push(stroke[i]! + TREMOR * bell(), stroke[i + 1]! + TREMOR * bell());
  }
  return moved;
}
