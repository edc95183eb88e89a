import type { Turned } from '../session/lab-worker.js';

/** A knob over the steps of a run: a number where it was left alone, else a function of the step. */
export function scheduleCode<Name extends string>(
  turns: readonly Turned<Readonly<Record<Name, number>>>[],
  knob: Name,
  current: number,
): string {
  const [first, ...later] = turns.filter(
    (turn, index) => index === 0 || turn[knob] !== turns[index - 1]?.[knob],
  );
  if (first === undefined || later.length === 0) return String(first?.[knob] ?? current);
  const ends = [first, ...later].map((turn, index) => {
    const next = later[index];
    return next === undefined ? `${turn[knob]}` : `step < ${next.step} ? ${turn[knob]} : `;
  });
  return `(step) => (${ends.join('')})`;
}
