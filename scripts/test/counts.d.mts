/** How many tests ended how. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts by vitest project, then by package. */
export type Counts = Record<string, Record<string, Count>>;
