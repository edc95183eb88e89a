import './step-view.css';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { dataRamp, differenceRamp, modelRamp } from '../../../lab/ink/ramps.js';
import { ImageStrip } from '../../../lab/picture/image-strip.js';
import type { StepAnatomy } from '../protocol.js';
import type { Session } from '../session.js';
import { ParameterBars } from './parameter-bars.js';
import { phases, phaseSentences, type Phase } from './phases.js';

/** Which phase of the last step to show. */
export interface StepViewProps {
  readonly session: Session;
  readonly phase: Phase;
}

/** The last step, up to a phase: its images, and what happens to the weights. */
export function StepView({ session, phase }: StepViewProps): JSX.Element {
  const images = (pick: (step: StepAnatomy) => StepAnatomy['batch']) =>
    useComputed(() => session.anatomy.value && pick(session.anatomy.value));
  const batch = images((step) => step.batch);
  const decoded = images((step) => step.decoded);
  const difference = images((step) => step.difference);
  const after = images((step) => step.after);
  const reached = (other: Phase) => phases.indexOf(phase) >= phases.indexOf(other);
  const step = session.anatomy.value;

  return (
    <div class="step-view">
      <div>
        <p class="step-sentence" role="status">
          {step === undefined ? null : <b>Step {(step.step + 1).toLocaleString('en')}. </b>}
          {phaseSentences[phase]}
        </p>
        <dl class="step-rows">
          <dt class="of-data">x</dt>
          <dd>
            <ImageStrip
              label="The first images of the batch"
              images={batch}
              ramp={dataRamp}
              columns={10}
            />
          </dd>
          <dt class="of-model" data-hidden={!reached('decode')}>
            x̂
          </dt>
          <dd data-hidden={!reached('decode')}>
            <ImageStrip
              label="What their codes decode to"
              images={decoded}
              ramp={modelRamp}
              columns={10}
            />
          </dd>
          <dt data-hidden={!reached('gradient')}>
            {phase === 'update' ? <span class="of-model">x̂′</span> : <span>x̂−x</span>}
          </dt>
          <dd data-hidden={!reached('gradient')}>
            {phase === 'update' ? (
              <ImageStrip
                key="after"
                label="What the same codes decode to after the update"
                images={after}
                ramp={modelRamp}
                columns={10}
              />
            ) : (
              <ImageStrip
                key="difference"
                label="Difference: in one colour what is missing, in the other what is too much"
                images={difference}
                ramp={differenceRamp}
                columns={10}
              />
            )}
          </dd>
        </dl>
      </div>
      {step === undefined ? null : (
        <ParameterBars changes={step.changes} phase={reached('gradient') ? phase : undefined} />
      )}
    </div>
  );
}
