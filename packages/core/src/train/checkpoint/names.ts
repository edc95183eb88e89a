import type { Store } from '../store.js';

/** A checkpoint in a store, among those that bear one name. */
export interface Numbered {
  /** Its own name. */
  readonly name: string;
  /** Number of steps done when it was saved, as its name tells. */
  readonly step: number;
}

/** A name with a step in it: `checkpoint-000120.safetensors`. */
export function numberedName(name: string, step: number): string {
  const { stem, ending } = partsOf(name);
  return `${stem}-${`${step}`.padStart(6, '0')}${ending}`;
}

/** The checkpoints of a store that bear a name with a step in it, the newest first. */
export async function numberedIn(store: Store, name: string): Promise<Numbered[]> {
  const { stem, ending } = partsOf(name);
  const found = (await store.list()).flatMap((own) => {
    const isOne = own.startsWith(`${stem}-`) && own.endsWith(ending);
    const digits = isOne ? own.slice(stem.length + 1, own.length - ending.length) : '';
    return /^\d{6,}$/.test(digits) ? [{ name: own, step: Number(digits) }] : [];
  });
  return found.sort((a, b) => b.step - a.step);
}

function partsOf(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  const end = dot === -1 ? name.length : dot;
  return { stem: name.slice(0, end), ending: name.slice(end) };
}
