import { readFile } from 'node:fs/promises';
import { projectFile } from '../../root.ts';

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const;

const names = [
  'page.css',
  'main.js',
  'acting-as.js',
  'announce.js',
  'channel.js',
  'composer.js',
  'conversation.js',
  'element.js',
  'focus.js',
  'form-dialog.js',
  'quotation-marks.js',
  'render-message.js',
  'render-text.js',
  'server.js',
  'suggestions.js',
  'texts.js',
  'views.js',
] as const;

export interface PageFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** What the page loads besides its HTML; only what is listed here can be fetched. */
export async function pageFiles(): Promise<readonly PageFile[]> {
  return Promise.all(
    names.map(async (name) => ({
      name,
      type: name.endsWith('.css') ? types.css : types.js,
      content: await readFile(projectFile('src', 'platforms', 'web', 'page', name), 'utf8'),
    })),
  );
}
