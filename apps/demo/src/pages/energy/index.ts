import type { LabPage } from '../../app/lab-page.js';
import { place } from './place.js';

/** Boltzmann machines and deep energies. */
export const energy: LabPage = {
  ...place,
  load: async () => (await import('./energy-page.js')).EnergyPage,
};
