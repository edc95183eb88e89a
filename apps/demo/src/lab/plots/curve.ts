import { signal, type ReadonlySignal } from '@preact/signals';

/** A learning curve that grows: rows of a step and the values measured there. */
export interface Curve {
  /** Counts changes. */
  readonly version: ReadonlySignal<number>;
  /** Number of rows. */
  readonly length: number;
  /** One array a column, the steps first, of at least `length` entries. */
  readonly columns: readonly Float32Array[];
  /** Adds rows, one after the other. */
  append(rows: Float32Array): void;
  /** Forgets all rows. */
  clear(): void;
}

/** An empty curve of the given number of columns; its arrays double as it grows. */
export function growingCurve(columnCount: number): Curve {
  const version = signal(0);
  let length = 0;
  let columns = Array.from({ length: columnCount }, () => new Float32Array(1024));
  const reserve = (needed: number): void => {
    const capacity = columns[0]?.length ?? 0;
    if (needed <= capacity) return;
    columns = columns.map((old) => {
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
    get columns() {
      return columns;
    },
    append(rows) {
      const count = rows.length / columnCount;
      if (count === 0) return;
      reserve(length + count);
      columns.forEach((column, index) => {
        for (let row = 0; row < count; row++) {
          column[length + row] = rows[row * columnCount + index] ?? 0;
        }
      });
      length += count;
      version.value++;
    },
    clear() {
      length = 0;
      version.value++;
    },
  };
}
