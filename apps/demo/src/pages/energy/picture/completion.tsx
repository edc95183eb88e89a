import './completion.css';
import { signal, useComputed, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { modelRamp } from '../../../lab/ink/ramps.js';
import { ImagePicker } from '../../../lab/picture/image-picker.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import { cellsOf, setOf } from '../../../lab/settings/cells.js';
import type { Session } from '../session.js';
import { Pad } from './pad.js';

/** What is completed. */
export interface CompletionProps {
  readonly session: Session;
}

/** Which cells a press of a button holds. */
const halves: Readonly<Record<string, (row: number, column: number, side: number) => boolean>> = {
  'Upper half': (row, _, side) => 2 * row < side,
  'Lower half': (row, _, side) => 2 * row >= side,
  'Left half': (_, column, side) => 2 * column < side,
  Nothing: () => false,
};

/** A test image of which a part is held, and what chains make of the rest. */
export function Completion({ session }: CompletionProps): JSX.Element {
  const { given, held } = session.settings.value;
  const info = session.run.value?.images;
  const completions = useComputed(() => session.walkers.value?.completions);
  const chosen = useMemo(() => signal(given), []);
  useSignalEffect(() => {
    const next = chosen.value;
    if (next !== session.settings.peek().given) session.change({ given: next });
  });
  const side = info?.cells ?? 7;
  const isHeld = cellsOf(held, side * side);
  const hold = (next: readonly boolean[]) => session.change({ held: setOf(next) });
  return (
    <section class="completion" aria-labelledby="complete">
      <h2 id="complete">Complete an image</h2>
      <div class="completion-parts">
        <div class="completion-held">
          <p class="completion-head">
            Held: <span class="unit">brush over the image to free parts of it or to hold them</span>
          </p>
          <Pad images={info?.tests} given={given} side={side} held={isHeld} onChange={hold} />
          <p class="completion-halves" role="group" aria-label="What is held">
            {Object.entries(halves).map(([name, isIn]) => {
              const cells = isHeld.map((_, cell) =>
                isIn(Math.floor(cell / side), cell % side, side),
              );
              return (
                <button
                  key={name}
                  type="button"
                  class="button"
                  aria-pressed={cells.every((cell, index) => cell === isHeld[index])}
                  onClick={() => hold(cells)}
                >
                  {name}
                </button>
              );
            })}
          </p>
        </div>
        <div>
          <ImagePicker label="Test image" images={info?.tests} chosen={chosen} />
          <p class="completion-head">
            <span class="of-model">Completions</span> by eight chains
          </p>
          <ImageStrip
            label="Eight completions of the part that is held"
            images={completions}
            ramp={modelRamp}
            columns={4}
            rows={2}
          />
        </div>
      </div>
    </section>
  );
}
