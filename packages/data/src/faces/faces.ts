import { foldIn, type Key } from '@gen/core';
import { canvas, type Canvas, type Color } from '../drawings/canvas.js';
import { checkImages } from '../drawings/check-images.js';
import { bow, box, disc, ellipse, intersection, line, union } from '../drawings/shapes.js';
import { drawsOf, type Draws } from '../draws.js';
import type { FactoredDataset } from '../factored-dataset.js';

/** Options of {@link faces}. */
export interface FacesOptions {
  /** Number of images. */
  readonly count?: number;
  /** Height and width of an image in pixels. */
  readonly size?: number;
  /** Which part of a data set they are called. */
  readonly split?: string;
}

/** What is random in a face, from 0 to 1 where nothing else is said. */
interface Face {
  /** From a frown, 0, to a smile, 1. */
  readonly smile: number;
  /** 0 or 1. */
  readonly glasses: number;
  /** 0 or 1: to the shoulders. */
  readonly longHair: number;
  /** 0 or 1. */
  readonly hat: number;
  /** How open the eyes are. */
  readonly eyes: number;
  /** From narrow to wide. */
  readonly width: number;
  /** From light to dark. */
  readonly skin: number;
  /** From fair to dark. */
  readonly hair: number;
  /** From left to right. */
  readonly gaze: number;
}

const factorNames = [
  'smile',
  'glasses',
  'longHair',
  'hat',
  'eyes',
  'width',
  'skin',
  'hair',
  'gaze',
] as const satisfies (keyof Face)[];

/**
 * Drawn faces with attributes that are known: smile, glasses, hair, hat and more, for arithmetic with
 * codes, conditional models and editing.
 *
 * Glasses, long hair and hats are 0 or 1 with even chances; the smile, how open the eyes are, the width of the face,
 * the color of skin and hair, and where the eyes look, are uniform in [0, 1). All are independent of each
 * other. Image `i` depends on the key and `i` alone.
 *
 * @returns images in three channels, with the factors of each.
 * @throws InputError for no images, or more than a gigabyte of them.
 *
 * @example
 * ```ts
 * import { key } from '@gen/core';
 * import { faces } from '@gen/data';
 *
 * const { images, factors, factorNames } = faces(key(0), { count: 10 });
 * const smiles = factorNames.indexOf('smile'); // column of the factors
 * ```
 */
export function faces(
  key: Key,
  { count = 5_000, size = 32, split = 'train' }: FacesOptions = {},
): FactoredDataset {
  checkImages('faces', { count, size, channels: 3 });
  const length = size * size * 3;
  const images = new Uint8Array(count * length);
  const factors = new Float32Array(count * factorNames.length);
  for (let i = 0; i < count; i++) {
    const face = chooseFace(drawsOf(foldIn(key, i)));
    factors.set(
      factorNames.map((name) => face[name]),
      i * factorNames.length,
    );
    const picture = canvas(size, [0.82, 0.88, 0.93]);
    drawFace(face, picture);
    picture.write(images.subarray(i * length, (i + 1) * length));
  }
  const shape = { height: size, width: size, channels: 3 };
  return { name: 'faces', split, count, ...shape, images, factors, factorNames };
}

function chooseFace({ uniform }: Draws): Face {
  const coin = (): number => Math.floor(2 * uniform());
  return {
    smile: uniform(),
    glasses: coin(),
    longHair: coin(),
    hat: coin(),
    eyes: uniform(),
    width: uniform(),
    skin: uniform(),
    hair: uniform(),
    gaze: uniform(),
  };
}

const mix = (a: Color, b: Color, t: number): Color => a.map((each, i) => each + t * (b[i]! - each));

const DARK: Color = [0.15, 0.12, 0.12];
const WHITE: Color = [1, 1, 1];

function drawFace(face: Face, picture: Canvas): void {
  const skin = mix([0.98, 0.86, 0.76], [0.45, 0.29, 0.2], face.skin);
  const hair = mix([0.93, 0.79, 0.42], [0.16, 0.1, 0.07], face.hair);
  const width = 0.24 + 0.08 * face.width;
  if (face.longHair === 1)
    picture.paint(union(disc(0.5, 0.45, width + 0.09), box(0.5, 0.68, width + 0.07, 0.24)), hair);
  picture.paint(box(0.5, 0.95, 0.09, 0.14), mix(skin, DARK, 0.12)); // neck
  picture.paint(ellipse(0.5, 0.55, width, 0.34), skin);
  const crown = intersection(ellipse(0.5, 0.5, width + 0.04, 0.36), (_, y) => y - 0.34);
  picture.paint(crown, hair);
  if (face.hat === 1) {
    const color: Color = [0.75, 0.2, 0.22];
    picture.paint(
      union(box(0.5, 0.17, width - 0.03, 0.12), box(0.5, 0.28, width + 0.09, 0.03)),
      color,
    );
  }
  for (const side of [-1, 1]) drawEye(face, side, picture);
  picture.paint(line(0.5, 0.55, 0.485, 0.64, 0.012), mix(skin, DARK, 0.35));
  const sag = 0.12 * (face.smile - 0.5);
  picture.paint(bow(0.5, 0.76 - sag / 2, 0.12, sag, 0.017), [0.7, 0.2, 0.22]);
}

function drawEye({ eyes, gaze, glasses }: Face, side: number, picture: Canvas): void {
  const x = 0.5 + side * 0.115;
  const open = 0.014 + 0.034 * eyes;
  const white = ellipse(x, 0.49, 0.06, open);
  picture.paint(white, WHITE);
  picture.paint(intersection(white, disc(x + 0.05 * (gaze - 0.5), 0.49, 0.03)), DARK);
  if (glasses === 0) return;
  const rim: typeof white = (px, py) => Math.abs(disc(x, 0.49, 0.088)(px, py)) - 0.01;
  picture.paint(union(rim, line(0.5, 0.49, 0.5 + side * 0.03, 0.48, 0.01)), DARK);
}
