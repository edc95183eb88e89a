import { signal, type ReadonlySignal } from '@preact/signals';

/** A learning curve that grows: `parts` numbers a step. */
export interface Curve {
  /** Counts changes. */
  readonly version: ReadonlySignal<number>;
  /** Number of steps. */
  readonly length: number;
  /** One array a part, of at least `length` entries. */
  readonly parts: readonly Float32Array[];
  /** Adds steps: their parts one after the other. */
  append(values: Float32Array): void;
  /** Forgets all steps. */
  clear(): void;
}

/** An empty curve; its arrays double as it grows. */
export function growingCurve(partCount: number): Curve {
  const version = signal(0);
  let length = 0;
  let parts = Array.from({ length: partCount }, () => new Float32Array(1024));
  const reserve = (needed: number): void => {
    const capacity = parts[0]?.length ?? 0;
    if (needed <= capacity) return;
    parts = parts.map((old) => {
      const longer = new Float32Array(Math.max(2 * capacity, needed));
      longer.set(old);
      return longer;
    });
  };
  return {
    version,
    get length() {
      return length;
    },
    get parts() {
      return parts;
    },
    append(values) {
      const steps = values.length / partCount;
      if (steps === 0) return;
      reserve(length + steps);
      for (let step = 0; step < steps; step++) {
        parts.forEach(
          (part, index) => (part[length + step] = values[step * partCount + index] ?? 0),
        );
      }
      length += steps;
      version.value++;
    },
    clear() {
      length = 0;
      version.value++;
    },
  };
}
