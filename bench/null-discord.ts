import { readFileSync } from 'node:fs';
import { Client, GatewayIntentBits } from 'discord.js';

/** The least a bot can do with discord.js: it answers every command with the same body, and what is typed with the same choice. */
const [bodyFile = ''] = process.argv.slice(2);
const body = JSON.parse(readFileSync(bodyFile, 'utf8'));
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API_URL'] ?? '' },
});
client.on('interactionCreate', async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(body);
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'amnesty', value: 'amnesty' }]);
});
client.once('clientReady', () => console.log('ready'));
process.once('SIGTERM', () => client.destroy());
await client.login(process.env['DISCORD_TOKEN']);
