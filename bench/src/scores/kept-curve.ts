import type { ScoreContext } from './score.js';

/** A row of a curve. */
type Row = Readonly<Record<string, number>>;

/** A learning curve that outlives an interruption. */
export interface KeptCurve {
  /** Its rows so far. */
  readonly rows: readonly Row[];
  /** Adds a row, and keeps all. */
  add(row: Row): Promise<void>;
}

const NAME = 'curve.json';

/** The curve of a run: that of before the interruption, where it goes on. */
export async function keptCurve({
  store,
  resume,
}: Pick<ScoreContext, 'store' | 'resume'>): Promise<KeptCurve> {
  const before = resume ? await store.get(NAME) : undefined;
  const rows = before === undefined ? [] : (JSON.parse(new TextDecoder().decode(before)) as Row[]);
  return {
    rows,
    add: async (row) => {
      rows.push(row);
      await store.put(NAME, new TextEncoder().encode(JSON.stringify(rows)));
    },
  };
}
