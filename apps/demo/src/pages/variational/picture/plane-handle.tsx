import './plane-handle.css';
import type { JSX, TargetedPointerEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Session } from '../session.js';
import { moveByKey } from './move-by-key.js';
import { labelNear } from './label-near.js';
import { planeScale } from '../../../lab/picture/plane-scale.js';

/** Where the handle lives. */
export interface PlaneHandleProps {
  readonly session: Session;
  /** The plane's extent. */
  readonly extent: number;
  /** The plane's size in pixels. */
  readonly size: number;
}

/** A place in the latent plane to drag with mouse, finger or arrow keys; it is decoded as it moves. */
export function PlaneHandle({ session, extent, size }: PlaneHandleProps): JSX.Element {
  const scale = planeScale(extent, size);
  const place = session.settings.value.at;
  const [x, y] = scale.toPixels(place);
  const move = (at: readonly [number, number]) => session.change({ at });
  const newest = session.pictures.value;

  // The model has changed, or the handle has: either way it decodes to something else.
  useEffect(() => session.decode(place), [place, newest]);

  const follow = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    move(scale.toPlane([event.clientX - left, event.clientY - top]));
  };

  return (
    <div
      class="plane-handle-area"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      }}
    >
      <div
        class="plane-handle"
        role="slider"
        tabIndex={0}
        aria-label="Place in the latent plane"
        aria-valuemin={-extent}
        aria-valuemax={extent}
        aria-valuenow={Number(place[0].toFixed(2))}
        aria-valuetext={inWords(place, session)}
        style={{ transform: `translate(${x}px, ${y}px)` }}
        onKeyDown={(event) => {
          const to = moveByKey(place, extent, event);
          if (to === undefined) return;
          event.preventDefault();
          move(to);
        }}
      />
    </div>
  );
}

function inWords([x, y]: readonly [number, number], session: Session): string {
  const where = `z₁ ${x.toFixed(2)}, z₂ ${y.toFixed(2)}`;
  const label = labelNear([x, y], session.pictures.value?.codes, session.run.value?.labels);
  return label === undefined ? where : `${where}, among codes of ${label}`;
}
