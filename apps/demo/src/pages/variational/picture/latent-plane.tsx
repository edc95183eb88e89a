import './latent-plane.css';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { theme } from '../../../app/theme.js';
import { inks } from '../../../lab/ink/inks.js';
import { modelRamp } from '../../../lab/ink/ramps.js';
import { drawImages } from '../../../lab/picture/draw-images.js';
import { fitCanvas } from '../../../lab/picture/fit-canvas.js';
import { useSize } from '../../../lab/picture/use-size.js';
import { labelColor } from '../label-colors.js';
import type { Session } from '../session.js';
import type { View } from '../view.js';
import { drawCodes, drawLabels } from './draw-codes.js';
import { drawPrior } from './draw-prior.js';
import { drawStep } from './draw-step.js';
import { PlaneHandle } from './plane-handle.js';
import { planeScale } from '../../../lab/picture/plane-scale.js';
import { describePlane } from './describe-plane.js';

/** What the plane shows. */
export interface LatentPlaneProps {
  readonly session: Session;
  readonly view: View;
}

/** The plane of two latent variables: what it decodes to, the codes on it, a handle to drag. */
export function LatentPlane({ session, view }: LatentPlaneProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const decoded = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);

  useSignalEffect(() => {
    const plane = session.pictures.value?.plane;
    const ramp = modelRamp.value;
    if (decoded.current === null || plane === undefined) return;
    drawImages(decoded.current, plane.images, ramp, { columns: plane.side });
  });

  useSignalEffect(() => {
    const pictures = session.pictures.value;
    const step = session.anatomy.value;
    const phase = view.phase.value;
    const colors = inks.value;
    const ground = theme.value;
    if (overlay.current === null || size.value === 0) return;
    const { context, width, height } = fitCanvas(overlay.current);
    context.clearRect(0, 0, width, height);
    if (pictures?.plane === undefined) return;
    const scale = planeScale(pictures.plane.extent, width);
    drawPrior(context, scale, colors);
    const codes = {
      codes: pictures.codes,
      labels: session.run.value?.labels,
      chosen: view.chosenLabel.value,
      colorOf: (label: number) => labelColor(label, ground),
    };
    const isShown = view.showCodes.value && phase === undefined;
    if (isShown) {
      drawCodes(context, codes, scale, colors);
      drawLabels(context, codes, scale, colors);
    }
    if (step !== undefined && phase !== undefined) drawStep(context, step, phase, scale, colors);
  });

  const extent = session.pictures.value?.plane?.extent ?? 3;
  const isFaint = view.showCodes.value || view.phase.value !== undefined;
  return (
    <figure class="latent-plane">
      <div class="latent-plane-frame" ref={frame}>
        <canvas
          class={`latent-plane-decoded ${isFaint ? 'is-faint' : ''}`}
          hidden={!view.showDecoded.value}
          ref={decoded}
          width={1}
          height={1}
          aria-hidden="true"
        />
        <canvas
          class="latent-plane-overlay"
          ref={overlay}
          role="img"
          aria-label={describePlane(session.pictures.value, session.run.value?.labels)}
        />
        <PlaneHandle session={session} extent={extent} size={size.value} />
      </div>
      <Axis name="z₁" extent={extent} class="is-across" />
      <Axis name="z₂" extent={extent} class="is-up" />
    </figure>
  );
}

interface AxisProps {
  readonly name: string;
  readonly extent: number;
  readonly class: string;
}

function Axis({ name, extent, class: direction }: AxisProps): JSX.Element {
  const end = Number(extent.toPrecision(3));
  return (
    <div class={`latent-plane-axis ${direction}`} aria-hidden="true">
      <span>−{end}</span>
      <i>{name}</i>
      <span>{end}</span>
    </div>
  );
}
