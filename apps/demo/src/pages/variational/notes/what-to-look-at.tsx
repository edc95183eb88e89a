import type { JSX } from 'preact';

/** What the picture shows. */
export interface WhatToLookAtProps {
  /** Number of latent units. */
  readonly latent: number;
}

/** Three sentences that say what the picture has to show. */
export function WhatToLookAt({ latent }: WhatToLookAtProps): JSX.Element {
  const isPlane = latent === 2;
  return (
    <section class="prose" aria-labelledby="look">
      <h2 id="look">What to look at</h2>
      <ol>
        <li>{isPlane ? <Clusters /> : <Ways />}</li>
        <li>{isPlane ? <Neighbours /> : <Units />}</li>
        <li>
          Turn <i class="knob-symbol">β</i> up while it trains: the{' '}
          <b class="of-model">KL divergence</b> shrinks, the <b class="of-error">reconstruction</b>{' '}
          pays for it, and with more latent units than the images need some go dark.
        </li>
      </ol>
    </section>
  );
}

function Clusters(): JSX.Element {
  return (
    <>
      Train from scratch and watch the plane: the <b class="of-data">codes of test images</b> begin
      as one heap and part into clusters by digit, although the model never sees a label.
    </>
  );
}

function Neighbours(): JSX.Element {
  return (
    <>
      Drag the handle from one cluster to another: the <b class="of-model">decoded image</b> turns
      from one digit into the other through shapes that no one drew, because neighbours in the plane
      must decode to neighbours.
    </>
  );
}

function Ways(): JSX.Element {
  return (
    <>
      Choose two <b class="of-data">test images</b> and slide from one to the other: the{' '}
      <b class="of-model">decoded images</b> between them are digits or nearly so, although no one
      drew them.
    </>
  );
}

function Units(): JSX.Element {
  return (
    <>
      Look along the rows: a <b class="of-model">unit in use</b> has learned one way in which digits
      differ, such as slant or width, and a dark unit changes nothing.
    </>
  );
}
