import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FakeGuild } from './guild.ts';
import { APPLICATION_ID, type World } from './world.ts';

const EVERYBODY =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseApplicationCommands;

const MODERATING =
  PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageChannels;

/**
 * A server as there are many: an owner, moderators, members with names of all kinds, and channels where the bot
 * may speak (`general`, `politics` with its thread `debate`), must not (`read-only`), and sees nothing (`hidden`).
 */
export function addSampleGuild(world: World, name: string): FakeGuild {
  const guild = world.addGuild(name, { everyone: EVERYBODY });
  const moderators = guild.addRole('Moderators', MODERATING);
  const bots = guild.addRole('Whosaid', EVERYBODY);
  const owner = guild.addMember('owner', world.newUser('olga', 'Olga'));
  guild.ownerId = owner.user.id;
  guild.addMember('moderator', world.newUser('mo', 'Mo'), [moderators]);
  guild.addMember('member', world.newUser('mia', 'Mia')).nick = 'Mia from the north';
  guild.addMember('other', world.newUser('otto', 'Otto'));
  guild.addMember('nameless', world.newUser('no_display_name', null));
  guild.addMember('right-to-left', world.newUser('maryam', 'مريم الأحمد'));
  guild.addMember('emoji', world.newUser('all_smiles', '🎉'.repeat(32)));
  guild.addMember('bot', world.bot, [bots]);

  guild.addChannel('general');
  guild.addThread('debate', guild.addChannel('politics'));
  guild.addChannel('read-only', [
    { of: bots, deny: PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads },
  ]);
  guild.addChannel('hidden', [{ of: bots, deny: PermissionFlagsBits.ViewChannel }]);
  guild.addChannel('moderators', [
    { of: 'everyone', deny: PermissionFlagsBits.ViewChannel },
    { of: moderators, allow: PermissionFlagsBits.ViewChannel },
    { of: bots, allow: PermissionFlagsBits.ViewChannel },
  ]);
  if (guild.member(APPLICATION_ID) === undefined)
    throw new Error('the bot is no member of the sample server');
  return guild;
}
