import { palette } from '@gen/plot';
import { rgbOf, type RGB } from '../../lab/ink/inks.js';
import type { Theme } from '../../app/theme.js';

/** The colour of a label; labels beyond those of the palette begin again. */
export function labelColor(label: number, theme: Theme): RGB {
  const { classes, data } = palette[theme];
  return rgbOf(classes[label % classes.length] ?? data);
}
