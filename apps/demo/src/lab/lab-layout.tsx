import './lab-layout.css';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The regions of a page, the same on every page. */
export interface LabLayoutProps {
  /** The page's heading. */
  readonly title: string;
  /** Train, step, reset. */
  readonly transport: ComponentChildren;
  /** Data and knobs. */
  readonly knobs: ComponentChildren;
  /** The picture of the model at work. */
  readonly picture: ComponentChildren;
  /** What is being minimised, speed, engine. */
  readonly objective: ComponentChildren;
  /** What to look at, the equation, the source. */
  readonly notes: ComponentChildren;
}

/** Lays a page out: knobs on the left, picture in the middle, objective on the right, notes below. */
export function LabLayout(props: LabLayoutProps): JSX.Element {
  return (
    <main class="lab">
      <h1 class="unseen">{props.title}</h1>
      <div class="lab-transport">{props.transport}</div>
      <Knobs>{props.knobs}</Knobs>
      <section class="lab-picture" id="picture" tabIndex={-1} aria-label="The model at work">
        {props.picture}
      </section>
      <section class="lab-objective" aria-label="What is being minimised">
        {props.objective}
      </section>
      <section class="lab-notes" aria-label="Notes">
        {props.notes}
      </section>
    </main>
  );
}

/** On a phone the knobs fold away, so that the picture comes first. */
function Knobs({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const narrow = matchMedia('(max-width: 719px)');
    const follow = () => {
      if (fold.current) fold.current.open = !narrow.matches;
    };
    follow();
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  return (
    <details class="lab-knobs" ref={fold} open>
      <summary>Data and knobs</summary>
      {children}
    </details>
  );
}
