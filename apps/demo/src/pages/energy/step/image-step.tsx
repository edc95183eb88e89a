import './image-step.css';
import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { dataRamp, gradientRamp, modelRamp, weightRamp } from '../../../lab/ink/ramps.js';
import type { ColorRamp } from '../../../lab/ink/color-ramp.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { ImageStep as Step } from '../protocol.js';
import type { Session } from '../session.js';
import { phases, type Phase } from './phases.js';
import { StepSentence } from './step-sentence.js';

/** Which phase of the last step to show. */
export interface ImageStepProps {
  readonly session: Session;
  readonly phase: Phase;
}

/** A row of the step: images that come with a phase. */
interface Row {
  readonly name: string;
  readonly label: string;
  readonly from: Phase;
  readonly ramp: ReadonlySignal<ColorRamp>;
  readonly images: (step: Step) => Step['batch'];
}

const examples: readonly Row[] = [
  {
    name: 'v⁰',
    label: 'Images of the batch',
    from: 'draw',
    ramp: dataRamp,
    images: (s) => s.batch,
  },
  {
    name: 'h⁰',
    label: 'Hidden units of each of them, a pixel each',
    from: 'positive',
    ramp: dataRamp,
    images: (s) => s.hidden,
  },
  {
    name: 'vᵏ',
    label: 'States of the model',
    from: 'negative',
    ramp: modelRamp,
    images: (s) => s.model,
  },
  {
    name: 'hᵏ',
    label: 'Hidden units of each of those, a pixel each',
    from: 'negative',
    ramp: modelRamp,
    images: (s) => s.modelHidden,
  },
];

const units: readonly Row[] = [
  {
    name: '⟨hv⟩ data',
    label: 'How often each of eight units is on together with each pixel, in the data',
    from: 'positive',
    ramp: dataRamp,
    images: (s) => s.positive,
  },
  {
    name: '⟨hv⟩ model',
    label: 'The same in states of the model',
    from: 'negative',
    ramp: modelRamp,
    images: (s) => s.negative,
  },
  {
    name: 'their difference',
    label: 'The one less the other: which way the weights go',
    from: 'gradient',
    ramp: gradientRamp,
    images: (s) => s.gradient,
  },
  {
    name: 'W′',
    label: 'The filters after the update',
    from: 'update',
    ramp: weightRamp,
    images: (s) => s.after,
  },
];

/** The last step of a machine, up to a phase. */
export function ImageStep({ session, phase }: ImageStepProps): JSX.Element {
  return (
    <div class="image-step">
      <StepSentence session={session} phase={phase} />
      <div class="image-step-columns">
        <Rows title="Eight examples" rows={examples} session={session} phase={phase} />
        <Rows title="Eight hidden units" rows={units} session={session} phase={phase} />
      </div>
    </div>
  );
}

interface RowsProps extends ImageStepProps {
  readonly title: string;
  readonly rows: readonly Row[];
}

function Rows({ title, rows, session, phase }: RowsProps): JSX.Element {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <dl>
        {rows.map((row) => (
          <StepRow key={row.name} row={row} session={session} phase={phase} />
        ))}
      </dl>
    </figure>
  );
}

function StepRow({ row, session, phase }: ImageStepProps & { readonly row: Row }): JSX.Element {
  const images = useComputed(() => {
    const step = session.anatomy.value?.images;
    return step && row.images(step);
  });
  const isHidden = phases.indexOf(phase) < phases.indexOf(row.from);
  return (
    <>
      <dt data-hidden={isHidden}>{row.name}</dt>
      <dd data-hidden={isHidden}>
        <ImageStrip label={row.label} images={images} ramp={row.ramp} columns={8} />
      </dd>
    </>
  );
}
