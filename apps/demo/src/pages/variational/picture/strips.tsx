import './strips.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { dataRamp, modelRamp } from '../../../lab/ink/ramps.js';
import { firstImages } from '../../../lab/picture/first-images.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { Session } from '../session.js';

/** What the strips show. */
export interface StripsProps {
  readonly session: Session;
}

const columns = 10;

/** Test images above their reconstructions, and samples of the prior. */
export function Strips({ session }: StripsProps): JSX.Element {
  const tests = useComputed(() => firstImages(session.run.value?.testImages, columns));
  const reconstructions = useComputed(() => session.pictures.value?.reconstructions);
  const samples = useComputed(() => session.pictures.value?.samples);
  return (
    <div class="strips">
      <figure>
        <figcaption>
          <span class="of-data">Test images</span> and their{' '}
          <span class="of-model">reconstructions</span>
        </figcaption>
        <ImageStrip label="Test images" images={tests} ramp={dataRamp} columns={columns} />
        <ImageStrip
          label="Reconstructions of the test images above"
          images={reconstructions}
          ramp={modelRamp}
          columns={columns}
        />
      </figure>
      <figure>
        <figcaption>
          <span class="of-model">Samples</span>: decoded draws of the prior
        </figcaption>
        <ImageStrip
          label="Samples of the model"
          images={samples}
          ramp={modelRamp}
          columns={columns}
          rows={2}
        />
      </figure>
    </div>
  );
}
