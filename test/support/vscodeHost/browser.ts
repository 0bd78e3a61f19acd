import { type Browser, chromium } from 'playwright-core';
import { needChromium } from './chromium';

/** Starts a Chromium without a screen. `STATUSWISE_HEADED=1` shows it. The caller closes it. */
export function startBrowser(log: (line: string) => void): Promise<Browser> {
  return chromium.launch({
    executablePath: needChromium(log),
    headless: process.env.STATUSWISE_HEADED !== '1',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
