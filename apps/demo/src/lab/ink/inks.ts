import { computed } from '@preact/signals';
import { theme, type Theme } from '../../app/theme.js';

/** Red, green and blue from 0 to 255. */
export type RGB = readonly [number, number, number];

const names = ['plate', 'ink', 'ink-soft', 'rule', 'data', 'model', 'gradient', 'error'] as const;

/** The page's colours, for what is drawn pixel by pixel. */
export type Inks = Readonly<Record<(typeof names)[number], RGB>>;

/** The colours of tokens.css under the theme in use. */
export const inks = computed<Inks>(() => readInks(theme.value));

/** A colour for a canvas. */
export function css([red, green, blue]: RGB, alpha = 1): string {
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** A stylesheet's colours are known only once an element wears them. */
function readInks(scheme: Theme): Inks {
  const probe = document.createElement('i');
  probe.style.colorScheme = scheme;
  document.body.append(probe);
  const read = (name: string): RGB => {
    probe.style.color = `var(--${name})`;
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(probe)
        .color.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return [red, green, blue];
  };
  const pairs = names.map((name) => [name, read(name)]);
  probe.remove();
  return Object.fromEntries(pairs) as Inks;
}
