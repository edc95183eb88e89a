import './origin.css';
import '../../lab/button.css';
import type { JSX } from 'preact';
import type { Session } from './session.js';

/** Which model the page talks of. */
export interface OriginProps {
  readonly session: Session;
}

/** Says where the model on show comes from, and offers the other one. */
export function Origin({ session }: OriginProps): JSX.Element {
  const info = session.run.value;
  const step = session.frame.value?.step ?? 0;
  const quiet = (text: string, onClick: () => void) => (
    <button type="button" class="button is-quiet" onClick={onClick}>
      {text}
    </button>
  );
  if (info === undefined) {
    const isWaiting = session.activity.value !== 'none';
    return (
      <p class="origin">
        {isWaiting ? 'Getting ready …' : 'Drop your files under Data and they are trained on here.'}
      </p>
    );
  }
  switch (info.origin) {
    case 'trained':
      return (
        <p class="origin">
          A model trained for {info.before.toLocaleString('en')} steps came with the page.{' '}
          {quiet('Train from scratch', session.reset)}
        </p>
      );
    case 'file':
      return (
        <p class="origin">
          This model comes from your file. {quiet('Train from scratch', session.reset)}
        </p>
      );
    case 'scratch':
      return (
        <p class="origin">
          {step === 0 ? 'This model has learned nothing yet.' : 'This model learns here.'}{' '}
          {quiet('Show the trained one', session.showTrained)}
        </p>
      );
  }
}
