import { ENGINES, median, milliseconds, type EngineTimes } from './step-times.js';

const ROW = 26;
const LABEL = 90;
const BAR = 330;
const WIDTH = 640;

/** Steps as they are and compiled: a bar for each case, by engine, that of the step as it is at its full length. */
export function stepsPicture(engines: readonly EngineTimes[]): string {
  let y = 8;
  const parts = engines.flatMap(({ engine, cases }) => {
    const title = `<text class="title" x="0" y="${(y += 18)}">${ENGINES[engine] ?? engine}</text>`;
    y += 6;
    const bars = cases.flatMap(({ name, eager, compiled }) => {
      const [before, after] = [median(eager), median(compiled)];
      const top = y;
      y += ROW;
      const told = `${milliseconds(before)} to ${milliseconds(after)} ms`;
      return [
        `<text x="0" y="${top + 16}">${name}</text>`,
        `<rect class="eager" x="${LABEL}" y="${top + 4}" width="${BAR}" height="16"/>`,
        `<rect class="compiled" x="${LABEL}" y="${top + 4}" width="${((BAR * after) / before).toFixed(1)}" height="16"/>`,
        `<text x="${LABEL + BAR + 12}" y="${top + 16}">${told}</text>`,
      ];
    });
    y += 8;
    return [title, ...bars];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 4}" role="img">`,
    '<title>Milliseconds a step, as it is and compiled</title>',
    `<style>${style}</style>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  'text{font:13px Inter,system-ui,sans-serif;fill:#1f2328}',
  '.title{font-weight:600}',
  '.eager{fill:#d0d7de}',
  '.compiled{fill:#0969da}',
  '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.eager{fill:#30363d}.compiled{fill:#58a6ff}}',
].join('');
