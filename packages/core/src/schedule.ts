/** A number that changes with the step, counted from 0: a learning rate, a temperature, a β. */
export type Schedule = (step: number) => number;
