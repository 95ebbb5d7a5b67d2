import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const { devDependencies } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { devDependencies: { '@sparticuz/chromium': string } }; // pinned there, and the package does not export its own
const version = devDependencies['@sparticuz/chromium'];

/** A real Chromium, for one test file. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await unpackedChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/**
 * The package unpacks itself into the system's temporary folder, and takes a half-written file of another process for a
 * whole one. So every process unpacks into a folder of its own, and the first that is done puts it where all look.
 */
async function unpackedChromium(): Promise<string> {
  const shared = path.join(tmpdir(), `whosaid-test-chromium-${version}`);
  const executable = path.join(shared, 'chromium');
  if (existsSync(executable)) return executable;

  const own = `${shared}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = own;
  try {
    await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
  try {
    renameSync(own, shared);
  } catch (error) {
    if (!existsSync(executable)) throw error;
    rmSync(own, { recursive: true });
  }
  return executable;
}
