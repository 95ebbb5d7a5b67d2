import { SlackRefusal } from '../refusal.ts';
import { CHANNELS } from '../workspace.ts';
import { type Method, needed } from './method.ts';

const writes = { scopes: ['files:write'] };

/** https://docs.slack.dev/messaging/working-with-files#uploading_files */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    ...writes,
    run: (given, { uploads }) => {
      const length = Number(given['length']);
      if (!Number.isInteger(length) || length < 1) throw new SlackRefusal('invalid_arguments');
      return uploads.expect(needed(given, 'filename'), length);
    },
  },
  'files.completeUploadExternal': {
    ...writes,
    run: (given, { uploads, world }) => {
      const channel = CHANNELS.find(({ id }) => id === needed(given, 'channel_id'));
      if (channel === undefined) throw new SlackRefusal('channel_not_found');
      if (!channel.botIsIn) throw new SlackRefusal('not_in_channel');
      const files = listed(given['files']).map(({ id }) => uploads.complete(id));
      for (const { name, text } of files)
        world.post(
          { channel: channel.id, threadTs: null, visibleTo: null, text: `${name}\n${text}`, blocks: [] },
          'files.completeUploadExternal',
          null,
        );
      return { files: files.map(({ id, name }) => ({ id, title: name })) };
    },
  },
};

function listed(files: unknown): readonly { readonly id: string }[] {
  const given: unknown = typeof files === 'string' ? JSON.parse(files) : files;
  if (!Array.isArray(given) || given.length === 0) throw new SlackRefusal('invalid_arguments');
  return given;
}
