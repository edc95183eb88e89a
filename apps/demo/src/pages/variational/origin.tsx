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
  const trained = session.frame.value?.step ?? 0;
  const quiet = (text: string, onClick: () => void) => (
    <button type="button" class="button is-quiet" onClick={onClick}>
      {text}
    </button>
  );
  if (info === undefined) return <p class="origin">Getting ready …</p>;
  switch (info.origin) {
    case 'trained':
      return (
        <p class="origin">
          This model came with the page, trained by the command in its source.{' '}
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
          {trained === 0 ? 'This model has learned nothing yet.' : 'This model learns here.'}{' '}
          {quiet('Show the trained one', session.showTrained)}
        </p>
      );
  }
}
