import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { communityOf } from '../../commands/services.ts';
import { type App, openApp } from '../../src/app.ts';
import type { Message } from '../../src/chat/message.ts';
import { member, messageOf, pressing, textOf } from '../support/asking.ts';
import { migratedSqlite } from '../support/database.ts';
import { largeDossier } from '../support/large-dossier.ts';
import { editor } from '../support/moderating.ts';
import { databases, lent } from './databases.ts';

const CLAIMS = 300;

/** Too large to be read while others wait. */
const large = (word: string) => largeDossier(CLAIMS, word);

async function started(databaseUrl: string): Promise<App> {
  const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
  const app = await openApp({ databaseUrl, log: pino({ level: 'silent' }), clock });
  onTestFinished(() => app.close());
  return app;
}

/** What is answered to whoever hands the text in. */
async function looked(app: App, text: string): Promise<Message> {
  const bytes = new TextEncoder().encode(text);
  const { reply } = await app.router.answer(editor, { kind: 'line', line: '/dossier import' });
  if (reply.kind !== 'form') throw new Error(`a ${reply.kind}, not a form`);
  const files = { file: { name: 'large.yaml', size: bytes.length, read: async () => bytes } };
  return messageOf(await app.router.answer(editor, { kind: 'submit', ref: reply.on, fields: {}, files }));
}

async function applied(app: App, look: Message, told: string[] = []): Promise<string> {
  const progress = {
    tell({ summary }: Message) {
      told.push(summary);
    },
    end: async () => {},
  };
  return messageOf(await app.router.answer(editor, pressing(look, 'Import it'), progress)).summary;
}

async function historyOf(app: App, claim: number): Promise<string> {
  const line = `/claim history ${claim}`;
  return textOf(messageOf(await app.router.answer(member, { kind: 'line', line })));
}

describe.each(databases)('a large file on $name', ({ migrated }) => {
  it('becomes a dossier, and changes it when it comes again, while its progress is told', async () => {
    const app = await started((await lent(migrated)).url);
    const told: string[] = [];
    expect(await applied(app, await looked(app, large('thing')), told)).toContain('is imported');
    expect(told.length).toBeGreaterThan(2);
    expect(await historyOf(app, 1_000 + CLAIMS - 1)).toContain('24 November 2026');

    const look = await looked(app, large('lighthouse'));
    expect(textOf(look)).toContain(`Statements: ${CLAIMS} changed`);
    expect(await historyOf(app, 1_007)).not.toContain('lighthouse');
    expect(await applied(app, look)).toContain('is imported');
    expect(await historyOf(app, 1_007)).toContain('lighthouse');
    expect(await applied(app, look)).toContain('says already');
  });

  it('is refused with what is wrong in it, and nothing of it is kept', async () => {
    const app = await started((await lent(migrated)).url);
    const faulty = large('thing').replace('speaker: pokalchuk', 'speaker: nobody');
    expect(textOf(await looked(app, faulty))).toMatch(/large\.yaml:\d+:\d+.*speaker/u);
    expect((await app.store.shelf.entries(communityOf(editor))).map(({ slug }) => slug)).not.toContain(
      'large',
    );
  });
});

it('a large file waits for a database that others use, and says so when it takes too long', async () => {
  const database = await lent(migratedSqlite);
  const app = await started(database.url);
  const look = await looked(app, large('thing'));
  const other = new Database(database.file);
  other.exec('BEGIN IMMEDIATE');
  expect(await applied(app, look)).toContain('in use');
  other.close();
  expect(await applied(app, look)).toContain('is imported');
});
