import { availableParallelism, cpus, totalmem } from 'node:os';
import { burst } from './burst.ts';
import { histories, importing, publications } from './editing.ts';
import { herd } from './herd.ts';
import { names } from './names.ts';
import { memory, platforms } from './platforms.ts';
import { quotation } from './quotation.ts';
import type { BenchRow } from './row.ts';
import { stance } from './stance.ts';
import { start } from './start.ts';

const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  stance,
  names,
  quotation,
  start,
  platforms,
  memory,
  burst,
  herd,
  publications,
  histories,
  importing,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.versions.node}`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows = await bench();
  const width = Math.max(...rows.map((row) => row.name.length));
  console.log();
  for (const { name: measured, value, note } of rows) {
    console.log(`${measured.padEnd(width)}  ${value}${note === undefined ? '' : `  (${note})`}`);
  }
}
