import { join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright';
import { serve } from './serve.js';

/** The lab as a static host serves it, and a browser to open it in. */
export interface Lab {
  /** Opens the lab in a window of its own. */
  open(address?: string, options?: BrowserContextOptions): Promise<LabWindow>;
  close(): Promise<void>;
}

/** A window with the lab. */
export interface LabWindow {
  readonly page: Page;
  /** Errors of the console, of scripts and of the content security policy so far. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** The lab as `npm run build` leaves it. */
const built = join(import.meta.dirname, '../../dist');

/** Serves the lab as it is built for production under a sub-path, and starts a browser. */
export async function openLab(): Promise<Lab> {
  const server = await serve(built);
  const browser = await chromium.launch({
    executablePath: process.env['GEN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--enable-unsafe-webgpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    async open(address = '', options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText ?? '';
        // A reload breaks off what is on its way.
        if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()}: ${reason}`);
      });
      await page.goto(server.url + address);
      return { page, problems, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
