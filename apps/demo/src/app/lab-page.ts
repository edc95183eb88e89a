import type { ComponentType } from 'preact';

/** A page of the lab: one family of models. */
export interface LabPage {
  /** Its place in the address. */
  readonly path: string;
  /** Its name in the navigation. */
  readonly title: string;
  /** Loads what it shows. */
  load(): Promise<ComponentType<{ readonly params: URLSearchParams }>>;
}
