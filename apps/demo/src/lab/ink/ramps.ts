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
