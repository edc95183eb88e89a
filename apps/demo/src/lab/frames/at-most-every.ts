/**
 * Does a thing with the newest argument, at once and then at most once in so many milliseconds; the
 * last argument is never left out.
 */
export function atMostEvery<Argument>(
  milliseconds: number,
  act: (argument: Argument) => void,
): (argument: Argument) => void {
  let waiting: { readonly argument: Argument } | undefined;
  let isResting = false;
  const next = (): void => {
    isResting = waiting !== undefined;
    if (waiting === undefined) return;
    const { argument } = waiting;
    waiting = undefined;
    setTimeout(next, milliseconds);
    act(argument);
  };
  return (argument) => {
    waiting = { argument };
    if (!isResting) next();
  };
}
