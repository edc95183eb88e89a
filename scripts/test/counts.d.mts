/** How many tests ended how. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts by vitest project, then by package. */
export type Counts = Record<string, Record<string, Count>>;

/** A test that failed, or an error outside of tests. */
export interface Failure {
  project: string;
  /** Path of its file from the root; empty where no file is known. */
  file: string;
  /** Titles down to the test; empty where the file itself failed. */
  test: string;
  /** What was thrown, without colours. */
  error: string;
}

/** What a run of vitest came to. */
export interface Run {
  counts: Counts;
  failures: Failure[];
}
