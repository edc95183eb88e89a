import './code-strips.css';
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { modelRamp } from '../../../lab/ink/ramps.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { Session } from '../session.js';
import { ImagePicker } from '../../../lab/picture/image-picker.js';

/** What the pictures show. */
export interface CodeStripsProps {
  readonly session: Session;
}

/** For any number of latent units: the way between two test images, and one unit moved at a time. */
export function CodeStrips({ session }: CodeStripsProps): JSX.Element {
  const from = useSignal(0);
  const to = useSignal(7);
  const place = useSignal(0.5);
  const way = useComputed(() => session.exploration.value?.way);
  const traversals = useComputed(() => session.exploration.value?.traversals);
  const rows = useComputed(() => traversals.value?.images);

  useSignalEffect(() => {
    const ends = { from: from.value, to: to.value };
    if (session.pictures.value !== undefined) session.explore(ends);
  });

  useSignalEffect(() => {
    const share = place.value;
    const { codes, latent } = codesOf(session);
    if (codes === undefined) return;
    const end = (image: number) => codes.subarray(image * latent, (image + 1) * latent);
    const [a, b] = [end(from.value), end(to.value)];
    session.decode([...a].map((value, unit) => value + share * ((b[unit] ?? 0) - value)));
  });

  return (
    <div class="code-strips">
      <div class="way">
        <div>
          <ImagePicker label="From" images={session.run.value?.testImages} chosen={from} />
          <ImagePicker label="To" images={session.run.value?.testImages} chosen={to} />
        </div>
        <figure class="lens">
          <ImageStrip
            label={`Decoded ${Math.round(100 * place.value)}% of the way`}
            images={session.decoded}
            ramp={modelRamp}
            columns={1}
          />
        </figure>
      </div>
      <figure>
        <figcaption>
          <span class="of-model">Decoded</span> on the straight way between their codes
        </figcaption>
        <ImageStrip label="Images on the way" images={way} ramp={modelRamp} columns={11} />
        <input
          class="way-place"
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={place.value}
          aria-label="Place on the way"
          aria-valuetext={`${Math.round(100 * place.value)}% of the way`}
          onInput={({ currentTarget }) => (place.value = currentTarget.valueAsNumber)}
        />
      </figure>
      {traversals.value === undefined ? null : (
        <figure>
          <figcaption>
            The image that it starts from, <span class="of-model">one unit moved</span> from −3 to
            3, the most telling first
          </figcaption>
          <div class="traversals">
            <ol aria-hidden="true">
              {traversals.value.units.map((unit) => (
                <li key={unit}>
                  <i>z</i>
                  <sub>{unit + 1}</sub>
                </li>
              ))}
            </ol>
            <ImageStrip
              label={`One row for each of the units ${traversals.value.units.map((unit) => unit + 1).join(', ')}`}
              images={rows}
              ramp={modelRamp}
              columns={traversals.value.values.length}
            />
          </div>
        </figure>
      )}
    </div>
  );
}

function codesOf(session: Session): { codes: Float32Array | undefined; latent: number } {
  return {
    codes: session.pictures.value?.codes,
    latent: session.run.value?.settings.latent ?? 0,
  };
}
