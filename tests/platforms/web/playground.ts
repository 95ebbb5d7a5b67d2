import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Posting, PostingPlatform } from '../../../src/chat/platform.ts';
import type { Router } from '../../../src/chat/router.ts';
import type { KeptMessages } from '../../../src/platforms/web/channel.ts';
import { webPlatform } from '../../../src/platforms/web/web-platform.ts';
import { launchBrowser } from '../../support/browser.ts';
import { keptInMemory } from './kept-in-memory.ts';
import { sampleRouter } from './sample-commands.ts';

export interface Playground {
  readonly url: string;
  readonly port: number;
  readonly posting: Posting;
  stop(): Promise<void>;
}

/** A playground for the sample commands, on any free port. */
export async function openPlayground(
  of: {
    readonly router?: Router;
    readonly messages?: KeptMessages;
    readonly host?: string;
    readonly port?: number;
  } = {},
): Promise<Playground> {
  const platform = playgroundOn(of.host ?? '127.0.0.1', of.port ?? 0, of.messages);
  const told = await platform.start(of.router ?? sampleRouter());
  const url = /http:\S+/.exec(told)?.[0];
  if (url === undefined) throw new Error(`no address in “${told}”`);
  const { posting } = platform;
  return { url, port: Number(new URL(url).port), posting, stop: () => platform.stop() };
}

export function playgroundOn(host: string, port: number, messages = keptInMemory()): PostingPlatform {
  return webPlatform({
    host,
    port,
    messages: () => messages,
    log: {
      error: (...logged: unknown[]) => {
        throw new Error('the playground logged a failure', { cause: logged });
      },
    },
  });
}

/** What a test can open in this test file's browser. */
export interface Browsing {
  /** The page as it is at first, by default on the playground that the whole file shares. */
  open(options?: {
    readonly at?: Playground;
    readonly width?: number;
    readonly colorScheme?: 'light' | 'dark';
  }): Promise<Page>;
}

/** A browser and a playground for one test file; a test fails if a script of the page did. */
export function browsing(router: () => Router = () => sampleRouter()): Browsing {
  const faults: Error[] = [];
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let shared: Playground;
  let page: Page;

  beforeAll(async () => {
    [browser, shared] = await Promise.all([launchBrowser(), openPlayground({ router: router() })]);
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(5_000);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error));
  });
  afterEach(() => {
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await shared.stop();
  });

  return {
    async open({ at = shared, width = 1280, colorScheme = 'light' } = {}) {
      // The page stores nothing, so that loading it anew is as good as a new browser, and much quicker.
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 720 });
      await page.goto(at.url);
      return page;
    },
  };
}

export function lineOf(page: Page) {
  return page.getByRole('combobox', { name: 'Your command' });
}

/** Types a line and sends it, as one does with a keyboard. */
export async function say(page: Page, line: string): Promise<void> {
  await lineOf(page).fill(line);
  await lineOf(page).press('Enter');
}

/** The latest message with these words. */
export function messageWith(page: Page, words: string | RegExp) {
  return page.getByRole('article').filter({ hasText: words }).last();
}
