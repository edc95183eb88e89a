import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { modelRamp, weightRamp } from '../../../lab/ink/ramps.js';
import { Linked } from '../../../lab/linked/linked.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import { ImageStep } from '../step/image-step.js';
import type { Session } from '../session.js';
import type { View } from '../view.js';
import { Completion } from './completion.js';
import { WalkKnobs } from './walk-knobs.js';

/** What the picture shows. */
export interface ImagesPictureProps {
  readonly session: Session;
  readonly view: View;
}

/** A machine at work: its filters, its dreams, and images that it completes. */
export function ImagesPicture({ session, view }: ImagesPictureProps): JSX.Element {
  const filters = useComputed(() => session.pictures.value?.filters);
  const fantasies = useComputed(() => session.walkers.value?.fantasies);
  const units = session.run.value?.settings.hidden ?? session.settings.value.hidden;
  const count = filters.value?.count ?? 100;
  const phase = view.phase.value;
  return (
    <>
      <div class="machine">
        <figure>
          <figcaption>
            <span class="of-model">Filters</span>: weights of{' '}
            {count < units ? `the first ${count} of ${units}` : `all ${units}`} hidden units
          </figcaption>
          <Linked symbol="weights" class="filters">
            <ImageStrip
              label={`Weights of ${count} hidden units, an image each`}
              images={filters}
              ramp={weightRamp}
              columns={Math.ceil(Math.sqrt(count))}
              rows={Math.ceil(Math.sqrt(count))}
            />
          </Linked>
        </figure>
        <figure class="dreams">
          <figcaption>
            <span class="of-model">Fantasy particles</span>: chains of Gibbs steps
          </figcaption>
          <Linked symbol="dreams">
            <ImageStrip
              label="Twenty images where free chains are"
              images={fantasies}
              ramp={modelRamp}
              columns={5}
              rows={4}
            />
          </Linked>
          <WalkKnobs session={session} />
        </figure>
      </div>
      {phase !== undefined && session.anatomy.value?.images !== undefined ? (
        <ImageStep session={session} phase={phase} />
      ) : (
        <Completion session={session} />
      )}
    </>
  );
}
