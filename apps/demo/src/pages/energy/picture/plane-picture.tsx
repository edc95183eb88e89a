import './plane-picture.css';
import type { JSX } from 'preact';
import { Linked } from '../../../lab/linked/linked.js';
import { Layers } from '../../../lab/picture/layers.js';
import type { Session } from '../session.js';
import { StepSentence } from '../step/step-sentence.js';
import type { View } from '../view.js';
import { Landscape } from './landscape.js';
import { ModeShares } from './mode-shares.js';
import { WalkKnobs } from './walk-knobs.js';

/** What the picture shows. */
export interface PlanePictureProps {
  readonly session: Session;
  readonly view: View;
}

/** A deep energy at work: its landscape, and chains that walk on it. */
export function PlanePicture({ session, view }: PlanePictureProps): JSX.Element {
  const phase = view.phase.value;
  const isStep = phase !== undefined && session.anatomy.value?.plane !== undefined;
  return (
    <>
      <div class="plane-picture">
        <Linked symbol="density">
          <Landscape session={session} view={view} />
        </Linked>
        <div class="plane-picture-aside">
          <Linked symbol="dreams">
            <WalkKnobs session={session} />
          </Linked>
          <Layers
            title="Layers of the plane"
            layers={[
              ['Points of the data', view.showData, 'data'],
              ['Chains', view.showWalkers, 'ink'],
            ]}
          />
          <ModeShares shares={session.walkers.value?.shares} />
        </div>
      </div>
      {isStep ? <StepSentence session={session} phase={phase} /> : null}
    </>
  );
}
