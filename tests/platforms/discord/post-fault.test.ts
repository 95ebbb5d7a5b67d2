import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { postFaultOf } from '../../../src/platforms/discord/post-fault.ts';

test.each<[number, number, string, object]>([
  [400, 50035, 'wrong in itself', { kind: 'refused' }],
  [404, 10003, 'for a channel that is gone', { kind: 'unreachable', obstacles: [{ lacks: 'gone' }] }],
  [404, 10008, 'on a message that is gone', { kind: 'unreachable', obstacles: [{ lacks: 'gone' }] }],
  [403, 50001, 'where the bot sees nothing', { kind: 'unreachable', obstacles: [{ lacks: 'view' }] }],
  [403, 50013, 'without the right', { kind: 'unreachable', obstacles: [{ lacks: 'history' }] }],
  [400, 50083, 'in an archived thread', { kind: 'unreachable', obstacles: [{ lacks: 'closed' }] }],
  [401, 0, 'with a token that is refused', { kind: 'delayed' }],
])('what Discord answers with %i and %i, %s, is told apart', (status, code, message, why) => {
  const error = new DiscordAPIError({ code, message }, code, status, 'POST', 'https://discord.com', {});
  expect(postFaultOf(error, 'history')?.why).toMatchObject(why);
});
