import type { Operand, Trace, TracedCall } from '@gen/core/compile';

/** The tensors that a call takes. */
export const operandsOf = ({ inputs }: TracedCall): readonly Operand[] =>
  Array.isArray(inputs)
    ? (inputs as readonly Operand[])
    : Object.values(inputs as Readonly<Record<string, Operand>>);

/** The values that outlive a step: results, and what variables hold in the end. */
export function endValues({ results, variables }: Trace): Set<number> {
  const ends = new Set<number>();
  for (const result of results) if (result.kind === 'tensor') ends.add(result.operand.value);
  for (const { after } of variables) if (after !== undefined) ends.add(after.value);
  return ends;
}

/** Whether each call does something that the end of the step depends on; `works` leaves out the rest. */
export function liveCalls(trace: Trace, works: (call: number) => boolean): boolean[] {
  const needed = endValues(trace);
  const live = trace.calls.map(() => false);
  for (let i = trace.calls.length - 1; i >= 0; i--) {
    const call = trace.calls[i]!;
    if (!works(i) || !call.outputs.some(({ value }) => needed.has(value))) continue;
    live[i] = true;
    for (const { value } of operandsOf(call)) needed.add(value);
  }
  return live;
}
