/** Resolves when the page is about to be painted; never while it is hidden. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
