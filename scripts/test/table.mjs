/** @typedef {import('./counts.d.mts').Count} Count */
/** @typedef {import('./counts.d.mts').Counts} Counts */

/**
 * The table of what ran where: a row a package, a column an engine.
 *
 * @param {Counts} counts
 * @returns {string}
 */
export function table(counts) {
  const projects = Object.keys(counts);
  const packages = [...new Set(projects.flatMap((name) => Object.keys(counts[name] ?? {})))].sort();
  const rows = packages.map((name) => [
    name,
    ...projects.map((project) => cell(counts[project]?.[name])),
  ]);
  const sums = [
    'all',
    ...projects.map((project) => cell(total({ [project]: counts[project] ?? {} }))),
  ];
  return layOut([['tests passed', ...projects], ...rows, sums]);
}

/**
 * @param {Counts} counts
 * @returns {Count}
 */
export function total(counts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of Object.values(counts).flatMap((byPackage) => Object.values(byPackage))) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
}

/** @param {Count | undefined} count */
function cell(count) {
  if (count === undefined) return '·';
  const failed = count.failed > 0 ? ` (${count.failed} failed)` : '';
  const skipped = count.skipped > 0 ? ` (${count.skipped} skipped)` : '';
  return `${count.passed}${failed}${skipped}`;
}

/** @param {readonly (readonly string[])[]} rows */
function layOut(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
