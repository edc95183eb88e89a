import type { RGB } from './inks.js';

/** 256 colours, packed as a canvas stores them: red in the lowest byte. */
export type ColorRamp = Uint32Array;

/** Colours from one end over evenly spaced stops to the other. */
export function colorRamp(...stops: readonly [RGB, RGB, ...RGB[]]): ColorRamp {
  const last = stops.length - 1;
  return Uint32Array.from({ length: 256 }, (_, level) => {
    const place = (level / 255) * last;
    const from = Math.min(Math.floor(place), last - 1);
    return mix(stops[from] ?? stops[0], stops[from + 1] ?? stops[0], place - from);
  });
}

function mix(a: RGB, b: RGB, share: number): number {
  const [red, green, blue] = a.map((from, channel) =>
    Math.round(from + ((b[channel] ?? 0) - from) * share),
  ) as [number, number, number];
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
