import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stopOnInterrupt, type StopSignal } from './stop-signal.js';

let stop: StopSignal;
const onStop = vi.fn();
const kill = vi.spyOn(process, 'kill').mockReturnValue(true);

beforeEach(() => {
  vi.useFakeTimers();
  stop = stopOnInterrupt(onStop);
});

afterEach(() => {
  stop.dispose();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test('the first interrupt aborts, once', () => {
  expect([stop.signal.aborted, stop.exitCode()]).toEqual([false, 0]);
  process.emit('SIGINT', 'SIGINT');
  expect([stop.signal.aborted, stop.exitCode()]).toEqual([true, 130]);
  expect(onStop).toHaveBeenCalledTimes(1);
});

test('a second one kills, unless it is the echo of the first', () => {
  process.emit('SIGTERM', 'SIGTERM');
  vi.advanceTimersByTime(100);
  process.emit('SIGTERM', 'SIGTERM');
  expect(kill).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  process.emit('SIGTERM', 'SIGTERM');
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGTERM');
  expect(process.listenerCount('SIGTERM')).toBe(0);
});
