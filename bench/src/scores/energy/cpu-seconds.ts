/** Seconds of processor time that this process has had on all cores, which a busy machine does not change much. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1e6);
}
