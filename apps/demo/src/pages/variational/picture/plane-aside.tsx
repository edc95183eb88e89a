import './plane-aside.css';
import type { JSX } from 'preact';
import { theme } from '../../../app/theme.js';
import { css } from '../../../lab/ink/inks.js';
import { modelRamp } from '../../../lab/ink/ramps.js';
import { Layers } from '../../../lab/picture/layers.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import { labelColor } from '../label-colors.js';
import type { Session } from '../session.js';
import type { View } from '../view.js';
import { labelNear } from './label-near.js';

/** What stands beside the plane. */
export interface PlaneAsideProps {
  readonly session: Session;
  readonly view: View;
}

/** The image under the handle, the layers of the plane, and the labels. */
export function PlaneAside({ session, view }: PlaneAsideProps): JSX.Element {
  const [x, y] = session.settings.value.at;
  const labels = session.run.value?.labels;
  const near = labelNear([x, y], session.pictures.value?.codes, labels);
  return (
    <div class="plane-aside">
      <figure class="lens">
        <ImageStrip
          label={`Decoded at z₁ ${x.toFixed(2)}, z₂ ${y.toFixed(2)}`}
          images={session.decoded}
          ramp={modelRamp}
          columns={1}
        />
        <figcaption>
          <span class="lens-place">
            <i>z</i> = ({x.toFixed(2)}, {y.toFixed(2)})
          </span>
          {near === undefined ? null : <span>among codes of {near}</span>}
        </figcaption>
      </figure>
      <Layers
        title="Layers of the plane"
        layers={[
          ['Decoded plane', view.showDecoded],
          ['Encoded tests', view.showCodes],
        ]}
      />
      {labels === undefined ? null : <Labels labels={labels} view={view} />}
    </div>
  );
}

interface LabelsProps {
  readonly labels: Uint8Array;
  readonly view: View;
}

function Labels({ labels, view }: LabelsProps): JSX.Element {
  const chosen = view.chosenLabel;
  return (
    <div class="labels" role="group" aria-label="Labels: press one to single it out">
      {[...new Set(labels)]
        .sort((a, b) => a - b)
        .map((label) => (
          <button
            key={label}
            type="button"
            aria-pressed={chosen.value === label}
            style={{ '--label': css(labelColor(label, theme.value)) }}
            onClick={() => (chosen.value = chosen.value === label ? undefined : label)}
          >
            {label}
          </button>
        ))}
    </div>
  );
}
