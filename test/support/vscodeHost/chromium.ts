import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { aptInstall } from '../apt';
import { obtain } from '../obtain';

/** Names under which a Chromium is found on the PATH, first choice first. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium of this machine, or undefined. `STATUSWISE_CHROMIUM` names one that stands elsewhere. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  return [process.env.STATUSWISE_CHROMIUM, ...byName(onPath), ...places, playwrights()].find(
    file => file !== undefined && file !== '' && existsSync(file),
  );
}

/** Sorts by the order of `names`, so that a Chromium late on the PATH wins over another browser early on it. */
function byName(files: string[]): string[] {
  return names.flatMap(name => files.filter(file => file.endsWith(name) && existsSync(file)));
}

function playwrights(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * Finds a Chromium, else gets one: as root on a Debian-like Linux through apt-get, elsewhere through Playwright's download.
 * @throws an Error that says what was tried and what to do.
 */
export function needChromium(log: (line: string) => void): string {
  const playwright = join(createRequire(__filename).resolve('playwright-core/package.json'), '../cli.js');
  return obtain(
    findChromium,
    [
      // A bare machine has no font; without one every text is boxes.
      ...aptInstall('chromium', 'fonts-liberation', 'fonts-dejavu-core'),
      [process.execPath, playwright, 'install', 'chromium'],
    ],
    'The tests that drive a window need Chromium or Chrome, and none was found or could be installed. ' +
      'Install one (on Debian: apt-get install chromium) or name it in STATUSWISE_CHROMIUM.',
    log,
  );
}
