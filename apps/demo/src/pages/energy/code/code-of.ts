import type { Session } from '../session.js';
import { experimentCode } from './experiment-code.js';

/** The code of a session's run as it stands now. */
export function codeOf(session: Session): string {
  return experimentCode({
    settings: session.settings.peek(),
    turns: session.turns.peek(),
    steps: session.frame.peek()?.step ?? 0,
    engine: session.engine.peek()?.engine,
    heldOut: session.run.peek()?.images?.heldOut,
  });
}
