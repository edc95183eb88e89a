import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { showInAddress } from '../../app/current-address.js';
import type { Fields, ValuesOf } from '../settings/field.js';
import { readSettings, writeSettings } from '../settings/settings-address.js';

/** A session that can be opened from settings and closed. */
export interface Closable {
  close(): void;
}

/** A session of what the address names, and the way to begin again with other settings. */
export function useSession<F extends Fields, S extends Closable>(
  fields: F,
  params: URLSearchParams,
  open: (settings: ValuesOf<F>) => S,
): readonly [session: S | undefined, reopen: (settings: ValuesOf<F>) => void] {
  const session = useSignal<S | undefined>(undefined);
  useEffect(() => {
    session.value = open(readSettings(fields, params));
    return () => session.value?.close();
  }, [params]);
  const reopen = (settings: ValuesOf<F>): void => {
    session.value?.close();
    session.value = open(settings);
  };
  return [session.value, reopen];
}

/** Keeps an experiment in the address. */
export function useAddress<F extends Fields>(page: string, fields: F, settings: ValuesOf<F>): void {
  useEffect(() => showInAddress({ page, params: writeSettings(fields, settings) }), [settings]);
}
