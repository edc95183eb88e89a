/**
 * Asks one question at a time: what is asked meanwhile waits, and of several that wait only the
 * newest is ever asked.
 */
export function latestWins<Question>(
  ask: (question: Question) => Promise<void>,
): (question: Question) => void {
  let waiting: { readonly question: Question } | undefined;
  let busy = false;
  const next = async (): Promise<void> => {
    busy = true;
    try {
      while (waiting !== undefined) {
        const { question } = waiting;
        waiting = undefined;
        await ask(question);
      }
    } finally {
      busy = false;
    }
  };
  return (question) => {
    waiting = { question };
    if (!busy) void next();
  };
}
