import type { Schedule } from '../../schedule.js';

/** Schedules of what is done in one of so many steps: they count the times that it is. */
export const sparser = (
  schedules: Readonly<Record<string, Schedule>>,
  every: number,
): Record<string, Schedule> =>
  Object.fromEntries(
    Object.entries(schedules).map(([name, at]) => [name, (step) => at(Math.floor(step / every))]),
  );
