import { signal } from '@preact/signals';
import { atMostEvery } from '../lab/frames/at-most-every.js';
import { formatAddress, parseAddress, type Address } from './address.js';

/** Where the visitor is; follows links and the browser's back button. */
export const currentAddress = signal<Address>(parseAddress(location));

addEventListener('hashchange', () => {
  currentAddress.value = parseAddress(location);
});

/**
 * Puts an experiment into the address without a new entry in the history, and moves the settings
 * that stood before the hash into it. Browsers refuse more than about three changes a second.
 */
export const showInAddress = atMostEvery<Address>(350, (address) => {
  // The visitor may have gone to another page meanwhile.
  const { page } = parseAddress(location);
  if (page !== '' && page !== address.page) return;
  history.replaceState(null, '', location.pathname + formatAddress(address));
});
