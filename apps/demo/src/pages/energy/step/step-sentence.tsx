import type { JSX } from 'preact';
import { kindOf } from '../data-sets.js';
import type { Session } from '../session.js';
import { sentenceOf, type Phase } from './phases.js';

/** Which phase of the last step to tell. */
export interface StepSentenceProps {
  readonly session: Session;
  readonly phase: Phase;
}

/** What a phase of the last step does, in words. */
export function StepSentence({ session, phase }: StepSentenceProps): JSX.Element {
  const settings = session.run.value?.settings ?? session.settings.value;
  const step = session.anatomy.value;
  return (
    <p class="step-sentence" role="status">
      {step === undefined ? null : <b>Step {(step.step + 1).toLocaleString('en')}. </b>}
      {sentenceOf(phase, kindOf(settings), settings)}
    </p>
  );
}
