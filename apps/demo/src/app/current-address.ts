import { signal } from '@preact/signals';
import { formatAddress, parseAddress, type Address } from './address.js';

/** Where the visitor is; follows links and the browser's back button. */
export const currentAddress = signal<Address>(parseAddress(location));

addEventListener('hashchange', () => {
  currentAddress.value = parseAddress(location);
});

/**
 * Puts an experiment into the address without a new entry in the history, and moves the settings
 * that stood before the hash into it.
 */
export function showInAddress(address: Address): void {
  history.replaceState(null, '', location.pathname + formatAddress(address));
}
