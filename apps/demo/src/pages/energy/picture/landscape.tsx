import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { inks } from '../../../lab/ink/inks.js';
import { gradientRamp, modelRamp } from '../../../lab/ink/ramps.js';
import { drawImages } from '../../../lab/picture/draw-images.js';
import { fitCanvas } from '../../../lab/picture/fit-canvas.js';
import { useSize } from '../../../lab/picture/use-size.js';
import type { Session } from '../session.js';
import type { View } from '../view.js';
import { describeLandscape } from './describe-landscape.js';
import { drawPoints, drawForces, squareScale } from './draw-points.js';

/** What the landscape shows. */
export interface LandscapeProps {
  readonly session: Session;
  readonly view: View;
}

/** The density of a deep energy as a map, repainted as it changes, and chains that walk on it. */
export function Landscape({ session, view }: LandscapeProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);

  useSignalEffect(() => {
    const phase = view.phase.value;
    const change = session.anatomy.value?.plane?.change;
    const isChange = change !== undefined && (phase === 'gradient' || phase === 'update');
    const image = isChange ? change : session.pictures.value?.landscape;
    const ramp = isChange ? gradientRamp.value : modelRamp.value;
    if (map.current === null || image === undefined) return;
    drawImages(map.current, image, ramp, { columns: 1 });
  });

  useSignalEffect(() => {
    const colors = inks.value;
    const points = session.run.value?.points;
    const places = session.walkers.value?.places;
    const step = session.anatomy.value?.plane;
    const phase = view.phase.value;
    const [showData, showWalkers] = [view.showData.value, view.showWalkers.value];
    if (overlay.current === null || size.value === 0) return;
    const { context, width, height } = fitCanvas(overlay.current);
    context.clearRect(0, 0, width, height);
    if (points === undefined) return;
    const scale = squareScale(points.square, width);
    if (phase !== undefined && step !== undefined) {
      const isAgainst = phase !== 'draw' && phase !== 'positive';
      drawPoints(context, step.data, scale, colors.data, colors.ground);
      if (phase === 'positive' || phase === 'gradient') {
        drawForces(context, step.data, step.forces, scale, colors.data);
      }
      if (isAgainst) drawPoints(context, step.against, scale, colors.error, colors.ground);
      if (phase === 'negative' || phase === 'gradient') {
        drawForces(context, step.against, step.forcesAgainst, scale, colors.error);
      }
      return;
    }
    if (showData) drawPoints(context, points.some, scale, colors.data, colors.ground, 1.6);
    if (showWalkers && places) drawPoints(context, places, scale, colors.ink, colors.ground, 3);
  });

  return (
    <div class="landscape" ref={frame}>
      <canvas ref={map} width={1} height={1} aria-hidden="true" />
      <canvas
        ref={overlay}
        role="img"
        aria-label={describeLandscape(
          session.pictures.value?.step,
          session.tests.value,
          session.walkers.value,
        )}
      />
    </div>
  );
}
