import {
  cosineDecay,
  cosineRestarts,
  cyclical,
  exponentialDecay,
  inverseSqrt,
  linear,
  oneCycle,
  piecewiseConstant,
  polynomial,
  warmUp,
} from '@gen/core/train';
import type { Schedule } from '@gen/core';
import { followColorScheme, learningCurves } from '@gen/plot';
import { renderSvg } from '@gen/plot/node';

const STEPS = 100;

/** Pictures of schedules by name, each with what it shows. */
export const schedulePictures: Readonly<Record<string, Readonly<Record<string, Schedule>>>> = {
  decays: {
    linear: linear({ from: 1, to: 0.3, steps: STEPS }),
    cosineDecay: cosineDecay({ from: 1, to: 0.2, steps: STEPS }),
    polynomial: polynomial({ from: 1, to: 0.1, power: 2, steps: STEPS }),
    exponentialDecay: exponentialDecay({ from: 1, rate: 0.01, steps: STEPS }),
  },
  'warm-ups': {
    'warmUp, cosineDecay': warmUp(20, cosineDecay({ from: 0.8, to: 0.05, steps: STEPS - 20 })),
    oneCycle: oneCycle({ peak: 1, steps: STEPS }),
    inverseSqrt: inverseSqrt({ peak: 0.9, steps: 10 }),
    'warmUp, piecewiseConstant': warmUp(
      10,
      piecewiseConstant({ from: 0.6, factors: [[40, 0.75]] }),
      0.3,
    ),
  },
  'steps and periods': {
    cosineRestarts: cosineRestarts({ from: 1, to: 0.1, steps: 15, stretch: 2 }),
    cyclical: cyclical({ period: 40, ramp: 0.5, to: 0.6 }),
    'exponentialDecay, staircase': exponentialDecay({
      from: 0.8,
      rate: 0.8,
      steps: 20,
      staircase: true,
    }),
  },
};

/** The file of a picture. */
export const fileOf = (name: string): string => `${name.replaceAll(' ', '-')}.svg`;

/** Draws schedules over a hundred steps. */
export function drawSchedules(schedules: Readonly<Record<string, Schedule>>): string {
  const x = Array.from({ length: STEPS + 1 }, (_, step) => step);
  const curves = Object.entries(schedules).map(([name, schedule]) => ({
    name,
    x,
    y: x.map(schedule),
  }));
  const options = { yLabel: 'value', width: 640, height: 260 };
  return followColorScheme((colors) =>
    renderSvg((document) => learningCurves(curves, { document, colors, ...options })),
  );
}
