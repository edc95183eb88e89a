import { afterEach, expect, test, vi } from 'vitest';
import { commandText } from './command-text.js';

afterEach(() => vi.unstubAllEnvs());

test('a command is told as it was called', () => {
  vi.stubEnv('npm_lifecycle_event', 'train');
  expect(commandText(['vae', '--resume', 'runs/vae'])).toBe(
    'npm run train -- vae --resume runs/vae',
  );
  vi.stubEnv('npm_lifecycle_event', 'test');
  expect(commandText(['vae'])).toBe('gen train vae');
});

test('a shell takes each of its words for one', () => {
  expect(commandText(["it's mine"])).toMatch(/ 'it'\\''s mine'$/);
});
