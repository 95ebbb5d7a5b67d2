import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { headingsOf, labelsOf, member, messageOf, pressing } from '../support/asking.ts';
import { emptySqlite } from '../support/database.ts';

it('a button that was made before a restart works after it', async () => {
  const database = await emptySqlite();
  const open = () => openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }) });
  const first = await open();
  const stance = messageOf(await first.router.answer(member, { kind: 'line', line: '/stance amnesty' }));
  await first.close();

  const second = await open();
  for (const label of labelsOf(stance)) {
    const answer = await second.router.answer(member, pressing(stance, label));
    expect(answer.outcome, label).toBe('done');
    // One asks in a form what is wrong.
    if (answer.reply.kind === 'form') continue;
    expect(headingsOf(messageOf(answer))[0], label).toMatch(
      /The Amnesty International report of 4 August 2022/,
    );
  }
  await second.close();
  await database.remove();
});
