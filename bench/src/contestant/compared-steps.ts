/** Number of steps whose losses are compared. */
export const COMPARED_STEPS = 5;
