import './picture.css';
import type { JSX } from 'preact';
import { Origin } from '../../../lab/origin.js';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import type { View } from '../view.js';
import { ImagesPicture } from './images-picture.js';
import { PlanePicture } from './plane-picture.js';

/** What the picture shows. */
export interface PictureProps {
  readonly session: Session;
  readonly view: View;
}

/** The model at work: filters and dreams of a machine, or the landscape of a deep energy. */
export function Picture({ session, view }: PictureProps): JSX.Element {
  const info = session.run.value;
  const kind = kindOf((info ?? { settings: session.settings.value }).settings);
  return (
    <div class={`energy-picture ${session.activity.value === 'none' ? '' : 'is-waiting'}`}>
      <Origin session={session} />
      {kind === 'images' ? (
        <ImagesPicture session={session} view={view} />
      ) : (
        <PlanePicture session={session} view={view} />
      )}
    </div>
  );
}
