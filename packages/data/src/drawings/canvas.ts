/** A color: red, green and blue from 0 to 1, or one grey. */
export type Color = readonly number[];

/**
 * A shape: the signed distance of a point from its edge, negative inside, in the unit square whose y
 * points down. Where it is not a distance but only has its sign, edges are less even.
 */
export type Shape = (x: number, y: number) => number;

/** A picture that is painted on, shape over shape. */
export interface Canvas {
  /** Lays a shape in a color over what is there, its edge smooth over a pixel. */
  readonly paint: (shape: Shape, color: Color | ((x: number, y: number) => Color)) => void;
  /** Writes pixels from 0 to 255, `[size, size, channels]`. */
  readonly write: (out: Uint8Array) => void;
}

/** A canvas of size × size pixels in one color. */
export function canvas(size: number, ground: Color): Canvas {
  const channels = ground.length;
  const pixels = new Float64Array(size * size * channels).map((_, i) => ground[i % channels]!);
  return {
    paint: (shape, color) => {
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          const [x, y] = [(column + 0.5) / size, (row + 0.5) / size];
          const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) * size));
          if (cover === 0) continue;
          const ink = typeof color === 'function' ? color(x, y) : color;
          const at = (row * size + column) * channels;
          for (let c = 0; c < channels; c++) {
            pixels[at + c]! += cover * (ink[c]! - pixels[at + c]!);
          }
        }
      }
    },
    write: (out) => pixels.forEach((value, i) => (out[i] = Math.round(255 * value))),
  };
}
