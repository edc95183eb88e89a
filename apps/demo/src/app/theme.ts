import { computed, effect, signal } from '@preact/signals';

/** A ground to draw on. */
export type Theme = 'light' | 'dark';

const preference = matchMedia('(prefers-color-scheme: dark)');
const preferred = signal<Theme>(preference.matches ? 'dark' : 'light');
preference.addEventListener('change', ({ matches }) => {
  preferred.value = matches ? 'dark' : 'light';
});

const stored = 'lab-theme';
const chosen = signal<Theme | undefined>(remembered());

/** The ground in use: what the visitor chose here, else what the system prefers. */
export const theme = computed<Theme>(() => chosen.value ?? preferred.value);

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});

/** Changes the ground. */
export function chooseTheme(next: Theme): void {
  chosen.value = next;
  try {
    localStorage.setItem(stored, next);
  } catch {
    // Where the browser stores nothing the choice lasts as long as the page.
  }
}

function remembered(): Theme | undefined {
  try {
    const name = localStorage.getItem(stored);
    return name === 'light' || name === 'dark' ? name : undefined;
  } catch {
    return undefined;
  }
}
