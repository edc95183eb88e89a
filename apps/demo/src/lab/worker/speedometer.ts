/** Measures how much is done in a second. */
export interface Speedometer {
  /** Notes that an amount was done in some milliseconds. */
  note(amount: number, milliseconds: number): void;
  /** Amount in a second of the time noted, the last seconds weighing most; 0 before the first. */
  readonly perSecond: number;
  /** Forgets all. */
  clear(): void;
}

/** After this time what was noted weighs half. */
const halfLife = 1000;

/** A speedometer that forgets slowly. */
export function speedometer(): Speedometer {
  let amounts = 0;
  let times = 0;
  return {
    note(amount, milliseconds) {
      const keep = 0.5 ** (milliseconds / halfLife);
      amounts = amounts * keep + amount;
      times = times * keep + milliseconds;
    },
    get perSecond() {
      return times === 0 ? 0 : (1000 * amounts) / times;
    },
    clear() {
      amounts = 0;
      times = 0;
    },
  };
}
