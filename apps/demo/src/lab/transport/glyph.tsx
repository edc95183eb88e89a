import type { JSX } from 'preact';

const paths = {
  play: 'M4.5 2.8v10.4l8.6-5.2z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  step: 'M3 2.8v10.4L10 8zM11 3h2v10h-2z',
  slow: 'M2 7h2v2H2zM6 6h3v4H6zM11 4.5h3.5v7H11z',
  reset: 'M8 2.5A5.5 5.5 0 1 1 2.9 6l1.5.6A3.9 3.9 0 1 0 8 4.1v2.2L4.3 3.3 8 .4z',
  key: 'M10.5 2a3.8 3.8 0 1 1-3.4 5.5L6 8.6v1.7H4.3V12H2V9.6l4.9-4.9A3.8 3.8 0 0 1 10.5 2m.8 2.2a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4',
} as const;

/** A button's picture; its word says the same. */
export function Glyph({ name }: { readonly name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} fill="currentColor" />
    </svg>
  );
}
