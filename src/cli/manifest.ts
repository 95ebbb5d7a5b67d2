import { parseArgs } from 'node:util';
import { commandCatalogue } from '../command-catalogue.ts';
import { manifestYaml } from '../platforms/slack/manifest.ts';
import { readSettings } from '../read-settings.ts';
import { en as t } from '../texts/en.ts';

/**
 * `npm run -s manifest`: writes Slack's app manifest to standard output, for Socket Mode, or with `--url` for HTTP at that
 * public address; the commands bear the prefix of `SLACK_COMMAND_PREFIX`.
 */
const url = readUrl();
const settings = url === undefined ? null : readSettings(t);
if (url === undefined || settings === null) {
  process.exitCode = url === undefined ? 2 : 1;
} else {
  const mode = url === null ? 'socket' : { requestUrl: new URL('/slack/events', url).href };
  process.stdout.write(
    manifestYaml(commandCatalogue.catalogue('en'), { prefix: settings.SLACK_COMMAND_PREFIX ?? '', mode }),
  );
}

/** Null for none; undefined, after having said so, for what can't be meant. */
function readUrl(): string | null | undefined {
  try {
    const { url } = parseArgs({ options: { url: { type: 'string' } } }).values;
    if (url === undefined) return null;
    if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  } catch {
    // An unknown option is answered like a wrong address.
  }
  console.error(t.doctor.manifestUsage);
  return undefined;
}
