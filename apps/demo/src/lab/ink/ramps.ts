import { computed } from '@preact/signals';
import { colorRamp } from './color-ramp.js';
import { inks } from './inks.js';

/** Images of the data: paper to the colour of the data. */
export const dataRamp = computed(() => colorRamp(inks.value.ground, inks.value.data));

/** Images that the model makes: paper to the colour of the model. */
export const modelRamp = computed(() => colorRamp(inks.value.ground, inks.value.model));

/** Differences: what the model lacks in the colour of the data, what it has too much in its own. */
export const differenceRamp = computed(() =>
  colorRamp(inks.value.data, inks.value.ground, inks.value.model),
);

/** Weights: those that forbid in ink, those that ask for in the colour of the model. */
export const weightRamp = computed(() =>
  colorRamp(inks.value.ink, inks.value.ground, inks.value.model),
);

/** Which way weights go: down in the colour of errors, up in that of gradients. */
export const gradientRamp = computed(() =>
  colorRamp(inks.value.error, inks.value.ground, inks.value.gradient),
);
