/** One setting: its first value, and how it is written in the address. */
export interface Field<T> {
  /** The value where the address says nothing. */
  readonly initial: T;
  /** Reads a value; `undefined` where the text is none. */
  parse(text: string): T | undefined;
  /** Writes a value so that `parse` reads the same one. */
  format(value: T): string;
}

/** Settings by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of settings. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};
