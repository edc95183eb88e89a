import './picture.css';
import type { JSX } from 'preact';
import { Origin } from '../../../lab/origin.js';
import type { Session } from '../session.js';
import { StepView } from '../step/step-view.js';
import type { View } from '../view.js';
import { CodeStrips } from './code-strips.js';
import { LatentPlane } from './latent-plane.js';
import { PlaneAside } from './plane-aside.js';
import { Strips } from './strips.js';

/** What the picture shows. */
export interface PictureProps {
  readonly session: Session;
  readonly view: View;
}

/** The model at work: the latent plane where there is one, and images under it. */
export function Picture({ session, view }: PictureProps): JSX.Element {
  const info = session.run.value;
  const isPlane = (info?.settings ?? session.settings.value).latent === 2;
  const phase = view.phase.value;
  return (
    <div class={`picture ${session.activity.value === 'none' ? '' : 'is-waiting'}`}>
      <Origin session={session} />
      {isPlane ? (
        <div class="plane">
          <LatentPlane session={session} view={view} />
          <PlaneAside session={session} view={view} />
        </div>
      ) : (
        <CodeStrips session={session} key={info?.settings.latent} />
      )}
      {phase !== undefined && session.anatomy.value !== undefined ? (
        <StepView session={session} phase={phase} />
      ) : (
        <Strips session={session} />
      )}
    </div>
  );
}
