import { CannotStart } from '../chat/platform.ts';
import { commandCatalogue } from '../command-catalogue.ts';
import { registerCommands } from '../platforms/discord/registration.ts';
import { readSettings } from '../read-settings.ts';
import { en as t } from '../texts/en.ts';

/** `npm run register`: tells Discord the commands, if it does not have them so already, without going online. */
const settings = readSettings(t);
process.exitCode = 1;
if (settings !== null) {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD_ID: guildId } = settings;
  if (token === undefined) console.error(t.doctor.noToken);
  else await register({ token, apiUrl, guildId });
}

async function register(to: Parameters<typeof registerCommands>[0]): Promise<void> {
  try {
    const { commands, changed } = await registerCommands(to, commandCatalogue);
    const where =
      to.guildId === undefined ? t.doctor.registered.everywhere : t.doctor.registered.inServer(to.guildId);
    console.log(changed ? t.doctor.registered.changed(commands, where) : t.doctor.registered.unchanged);
    process.exitCode = 0;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
  }
}
