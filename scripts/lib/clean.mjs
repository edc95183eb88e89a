// Removes the dist of the package that is being built, so that nothing of an older build stays in it.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
