import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real browser of this machine, without a window. Throws with what to do where there is none. */
export function launchChromium(): Promise<Browser> {
  const executablePath = usual.find(isProgram);
  if (!executablePath)
    throw new Error(
      'This test needs a browser, and there is none on this machine: `apt-get install -y chromium`, or put one at /usr/bin/chromium.',
    );
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet],
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
