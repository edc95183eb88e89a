import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumFlags } from '../test/chromium-flags.mjs';
import { chromium as chromiumPath } from '../test/engines.mjs';

/**
 * Opens a built page in Chromium and returns what it logs until it logs `done`.
 *
 * Rejects with the first error of the page.
 */
export async function runInPage(root: string, done: string): Promise<string[]> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('runInPage: there is no Chromium.');
  const server = await preview({ root, logLevel: 'silent', preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const page = await browser.newPage();
    const lines: string[] = [];
    const finished = new Promise<void>((resolve, reject) => {
      page.on('console', (message) => {
        lines.push(message.text());
        if (message.text() === done) resolve();
      });
      page.on('pageerror', reject);
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await finished;
    return lines;
  } finally {
    await browser.close();
    await server.close();
  }
}
