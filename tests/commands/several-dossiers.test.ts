import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../../src/root.ts';
import { asking, headingsOf, labelsOf, member, messageOf, textOf } from '../support/asking.ts';

const us = asking();
const bundled = 'The Amnesty International report of 4 August 2022 on Ukraine';
const own = 'Our own reading of the report';
const local = 'web:local' as CommunityKey; // as `member` has it

beforeAll(async () => {
  const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'amnesty.yaml');
  if (!read.ok) throw new Error('the bundled dossier has faults');
  const content = { ...read.content, slug: 'reading', title: own, aliases: [] };
  await us.app.store.importDossiers(local, [content], 'moderator-1', null);
});

describe('a community with a dossier of its own beside the bundled one', () => {
  it('lists both, each with where it comes from', async () => {
    const text = textOf(await us.say('/events'));
    expect(text).toContain('/stance amnesty');
    expect(text).toContain('kept by this community · /stance reading');
  });

  it('sees its claims numbered from 1,000 on', async () => {
    expect(textOf(await us.say('/stance reading'))).toMatch(/#10\d\d /);
  });

  it('is asked which event is meant by a speaker of both, and a choice answers', async () => {
    const message = await us.say('/stance Kuleba');
    expect(textOf(message)).toContain('“Kuleba” could be several events:');
    expect(labelsOf(message).toSorted()).toEqual([own, bundled].toSorted());
    expect(headingsOf(await us.press(message, own))[0]).toBe(own);
  });

  it('finds remembered words in both, or only in the event it names', async () => {
    expect(textOf(await us.say('/whosaid false balance'))).toContain('2 statements');
    const text = textOf(await us.say('/whosaid "false balance" event:reading'));
    expect(text).toContain('1 statement');
    expect(text).toContain(`Event: ${own}`);
  });

  it('keeps it from every other community: its name, its list, its words and its buttons', async () => {
    const stranger = { ...member, tenantId: 'elsewhere' };
    expect(textOf(await us.say('/events', stranger))).not.toContain(own);
    expect(textOf(await us.say('/stance reading', stranger))).toContain('There is no event “reading” here.');
    expect(textOf(await us.say('/whosaid false balance', stranger))).toContain('1 statement');
    const ref = /"(timeline\.open:[^"]+)"/u.exec(JSON.stringify(await us.say('/stance reading')))?.[1] ?? '';
    const answer = await us.answer({ kind: 'press', ref, values: [] }, stranger);
    expect(answer.outcome).toBe('refused');
    expect(textOf(messageOf(answer))).not.toContain(own);
  });
});
