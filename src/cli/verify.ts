import { verify } from './verify-dossier.ts';

// Says no where the environment asks for no colour.
const colour = process.stdout.isTTY && process.stdout.hasColors();
const { status, lines, error } = verify(process.argv.slice(2), process.cwd(), colour);
for (const line of lines) console.log(line);
if (error !== null) console.error(error);
process.exitCode = status;
