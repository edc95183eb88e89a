/** A canvas to draw on in CSS pixels. */
export interface FittedCanvas {
  readonly context: CanvasRenderingContext2D;
  /** Width in CSS pixels. */
  readonly width: number;
  /** Height in CSS pixels. */
  readonly height: number;
}

/** Gives a canvas as many pixels as the screen has where it stands. */
export function fitCanvas(canvas: HTMLCanvasElement): FittedCanvas {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives the page no canvas to draw on.');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return { context, width, height };
}
