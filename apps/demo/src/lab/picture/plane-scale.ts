/** Maps the latent plane to a square of pixels and back; z₂ points up. */
export interface PlaneScale {
  /** From z to pixels. */
  toPixels(z: readonly [number, number]): readonly [number, number];
  /** From pixels to z, kept inside of the square. */
  toPlane(pixels: readonly [number, number]): readonly [number, number];
  /** Length of one unit in pixels. */
  readonly unit: number;
}

/** The square of `size` pixels that shows both axes from −extent to extent. */
export function planeScale(extent: number, size: number): PlaneScale {
  const unit = size / (2 * extent);
  const within = (value: number) => Math.max(-extent, Math.min(extent, value));
  return {
    unit,
    toPixels: ([x, y]) => [(x + extent) * unit, (extent - y) * unit],
    toPlane: ([x, y]) => [within(x / unit - extent), within(extent - y / unit)],
  };
}
