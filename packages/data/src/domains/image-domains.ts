import { foldIn, split as splitKey, type Key } from '@gen/core';
import type { Dataset } from '../dataset.js';
import { canvas, type Color } from '../drawings/canvas.js';
import { checkImages } from '../drawings/check-images.js';
import { ellipse, box, heart, placed, type Placement } from '../drawings/shapes.js';
import { drawsOf, type Draws } from '../draws.js';

/** Options of {@link imageDomains}. */
export interface ImageDomainsOptions {
  /** Number of images of each domain. */
  readonly count?: number;
  /** Height and width of an image in pixels. */
  readonly size?: number;
  /** Which part of a data set they are called. */
  readonly split?: string;
}

/** What {@link imageDomains} makes. */
export interface ImageDomains {
  /** Warm shapes of one color on a light ground. */
  readonly plain: Dataset;
  /** Cold shapes with stripes on a dark ground. */
  readonly striped: Dataset;
  /** Each image of `plain` as it would be in the other domain: to score translations, not to train on. */
  readonly translated: Dataset;
}

const shapes = [box(0, 0, 0.75, 0.75), ellipse(0, 0, 1, 0.65), heart];

/**
 * Two domains of images without pairs, for translation from one to the other: things of the same shapes at
 * the same kinds of places, plain in one and striped in the other.
 *
 * No image of one is that of the other in other colors; what each would be there is known all the
 * same, which real domains never tell (the task of Zhu, Park, Isola & Efros 2017, "Unpaired image-to-image
 * translation using cycle-consistent adversarial networks", https://arxiv.org/abs/1703.10593).
 *
 * @throws InputError for no images, or more than a gigabyte of them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { imageDomains } from '@gen/data';
 *
 * const { plain, striped, translated } = imageDomains(key(0), { count: 100 });
 * console.log(plain.channels); // 3
 * ```
 */
export function imageDomains(
  key: Key,
  { count = 1_000, size = 32, split = 'train' }: ImageDomainsOptions = {},
): ImageDomains {
  checkImages('imageDomains', { count, size, channels: 3 });
  const [forPlain, forStriped] = splitKey(key, 2) as [Key, Key];
  const domain = (name: string, things: Key, look: Look): Dataset => {
    const length = size * size * 3;
    const images = new Uint8Array(count * length);
    for (let i = 0; i < count; i++) {
      const out = images.subarray(i * length, (i + 1) * length);
      drawThing(chooseThing(drawsOf(foldIn(things, i))), look, size, out);
    }
    return { name, split, count, height: size, width: size, channels: 3, images };
  };
  return {
    plain: domain('plain', forPlain, plainLook),
    striped: domain('striped', forStriped, stripedLook),
    translated: domain('translated', forPlain, stripedLook),
  };
}

interface Thing {
  readonly shape: number;
  readonly placement: Placement;
  /** From 0 to 1. */
  readonly shade: number;
}

interface Look {
  readonly ground: Color;
  readonly ink: (shade: number) => (x: number, y: number) => Color;
}

const plainLook: Look = {
  ground: [0.95, 0.93, 0.88],
  ink: (shade) => () => [0.85, 0.25 + 0.45 * shade, 0.1],
};

const stripedLook: Look = {
  ground: [0.1, 0.12, 0.2],
  ink: (shade) => (x, y) =>
    Math.floor((x + y) * 12) % 2 === 0 ? [0.95, 0.95, 0.95] : [0.1, 0.3 + 0.45 * shade, 0.85],
};

function chooseThing({ uniform }: Draws): Thing {
  return {
    shape: Math.floor(uniform() * shapes.length),
    placement: {
      x: 0.35 + 0.3 * uniform(),
      y: 0.35 + 0.3 * uniform(),
      turn: 2 * Math.PI * uniform(),
      scale: 0.18 + 0.14 * uniform(),
    },
    shade: uniform(),
  };
}

function drawThing(
  { shape, placement, shade }: Thing,
  look: Look,
  size: number,
  out: Uint8Array,
): void {
  const picture = canvas(size, look.ground);
  picture.paint(placed(shapes[shape]!, placement), look.ink(shade));
  picture.write(out);
}
