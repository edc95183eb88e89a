/** What a setting is in a file of JSON. */
export type Json = string | number | boolean | readonly Json[];

/** A setting of a run: an option of a command, and a field of the run's `config.json`. */
export interface Setting<T extends Json = Json> {
  /** The option, such as `--latent <n>`. */
  readonly flags: string;
  /** What it sets, for the help. */
  readonly summary: string;
  /** Its value where it is not given, which may depend on settings that are listed before it. */
  readonly initial: T | ((earlier: Values) => T);
  /** How the help tells that value, where it is not plain. */
  readonly initialText?: string;
  /** Whether a run that goes on may be given another value. */
  readonly mayChange?: true;
  /** What a value must be, for errors. */
  readonly expected: string;
  /** Reads a value; `undefined` where the text is none. */
  parse(text: string): T | undefined;
  /** What may have been meant by a text that is no value. */
  remedy?(text: string): string | undefined;
}

/** Settings by name, in the order in which they are shown. */
export type Settings = Readonly<Record<string, Setting>>;

/** Values of settings by name. */
export type Values = Readonly<Record<string, Json>>;

/** Values of these settings by name. */
export type ValuesOf<S extends Settings> = {
  readonly [N in keyof S]: S[N] extends Setting<infer T> ? T : never;
};
