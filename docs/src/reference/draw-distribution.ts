import { key, type Distribution } from '@gen/core';
import {
  densityCurve,
  densityMap,
  followColorScheme,
  massBars,
  planePoints,
  scatter,
  type ChartOptions,
} from '@gen/plot';
import { renderSvg } from '@gen/plot/node';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { DistributionEntry } from './distribution-table.js';
import type { Picture } from './picture.js';

const SAMPLES = 1000;
const itself = (x: Tensor): Tensor => x;

/** The text of an SVG file: the density of the distribution that an entry shows, and 1,000 samples. */
export async function drawDistribution({ make, picture }: DistributionEntry): Promise<string> {
  const drawn = make();
  const draw = await drawingOf(drawn, picture);
  const svg = followColorScheme((colors) => renderSvg((document) => draw({ document, colors })));
  return `${rounded(svg)}\n`;
}

type Drawing = (options: ChartOptions) => SVGSVGElement;

async function drawingOf(drawn: Distribution, picture: Picture): Promise<Drawing> {
  const { coordinate = itself, event = itself } = picture;
  const samples = await read(coordinate(drawn.sample(key(0), [SAMPLES])));
  const logProb = (coordinates: Tensor): Promise<Float32Array> =>
    read(drawn.logProb(event(coordinates)));
  const size = { width: 460, height: 270 };
  if (picture.kind === 'curve') {
    const { x: ends, xLabel = 'x', bins = 40 } = picture;
    const x = steps(ends, 201);
    const density = (await logProb(tf.tensor1d(x))).map(Math.exp);
    return (options) => densityCurve(x, density, { ...options, ...size, samples, xLabel, bins });
  }
  if (picture.kind === 'masses') {
    const { values, xLabel = 'value' } = picture;
    const masses = (await logProb(tf.tensor1d([...values]))).map(Math.exp);
    return (options) => massBars(values, masses, { ...options, ...size, samples, xLabel });
  }
  const { kind, x, y, xLabel = 'first coordinate', yLabel = 'second coordinate' } = picture;
  const labels = { x, y, xLabel, yLabel };
  if (kind === 'cloud') {
    const group = { name: `${SAMPLES.toLocaleString('en-GB')} samples`, points: samples };
    const square = { width: 380, height: 380, radius: 1.6 };
    return (options) => scatter([group], { ...options, ...square, ...labels });
  }
  const plane = { ...labels, columns: 80, rows: 80, samples, radius: 1.3, width: 460, height: 380 };
  const points = event(tf.tensor2d(planePoints(plane), [6400, 2]));
  const logDensity = await read((picture.marginal ?? itself)(drawn.logProb(points)));
  return (options) => densityMap(logDensity, { ...options, ...plane });
}

const read = async (x: Tensor): Promise<Float32Array> => Float32Array.from(await x.data());

const steps = ([low, high]: readonly [number, number], count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => low + (i / (count - 1)) * (high - low));

/** Places with one decimal, of which no eye sees more; what is written stays, and shares of opacity. */
const rounded = (svg: string): string =>
  svg
    .replace(/ d="[^"]*"/g, (path) => path.replace(/-?\d+\.\d{2,}/g, toOneDecimal))
    .replace(/="[^"]*"/g, (attribute) => attribute.replace(/-?\d+\.\d{3,}/g, toOneDecimal));

const toOneDecimal = (number: string): string => `${Number(Number(number).toFixed(1))}`;
