import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../src/platforms/terminal/render.ts';
import { projectFile } from '../../src/root.ts';
import { asking, member } from '../support/asking.ts';

const WIDTH = 100;

const us = asking();
const readme = readFileSync(projectFile('README.md'), 'utf8');

describe('the README', () => {
  it('shows what /stance amnesty really answers', async () => {
    us.setTime('2026-11-24T12:00:00Z');
    const shown = /<!-- transcript -->\n```text\n(.*?)\n```/su.exec(readme)?.[1];
    expect(shown).toBe(renderReply(await us.say('/stance amnesty'), { color: false, width: WIDTH }));
  });

  it('names every command that there is', async () => {
    const listing = await us.app.router.listing({ ...member, isManager: async () => true });
    for (const { name } of listing) expect(readme).toMatch(new RegExp(`\`/${name}[ \`]`, 'u'));
  });

  it('points to files that are there', () => {
    const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/gu)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(4);
    expect(paths.filter((path) => !existsSync(projectFile(path)))).toEqual([]);
  });

  it('names every environment variable of .env.example', () => {
    const example = readFileSync(projectFile('.env.example'), 'utf8');
    const keys = [...example.matchAll(/^([A-Z_]+)=/gmu)].map((match) => match[1] ?? '');
    expect(keys.length).toBeGreaterThan(4);
    for (const key of keys) expect(readme).toContain(`\`${key}\``);
  });
});
