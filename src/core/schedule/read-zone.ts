import { NameIndex } from '../names/name-index.ts';

/** In UTF-16 code units; the longest name there is has 32. */
const MAX_LENGTH = 64;

/**
 * Names that the Unicode CLDR keeps although the IANA time zone database has others for the same places; what
 * `Intl` gives depends on its version.
 */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** An area and a place. `Etc/GMT+5` is five hours *behind* UTC, and neither it nor `EST` follows the clocks of any place. */
const place = /^(?!etc\/|systemv\/)[a-z_]+(?:\/[a-z0-9_+-]+)+$/i;

let index: NameIndex<string> | undefined;

/**
 * The name, as it is spelled today, of the zone that a text names: a place of the IANA time zone database, whatever its case
 * and by whichever of its names, or `UTC`. Null for offsets and abbreviations, which are not the time of any place.
 */
export function readZone(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const name = text.trim().replace(/\s+/g, '_');
  if (/^(?:etc\/)?utc$/i.test(name)) return 'UTC';
  const canonical = place.test(name) ? canonicalName(name) : null;
  return canonical === null ? null : todaysName(canonical);
}

/** At most `count` names that may be meant by what has been typed so far, best first: of the place, its old names, its area. */
export function suggestZones(partial: string, count: number): string[] {
  index ??= zoneIndex();
  const typed = partial.slice(0, MAX_LENGTH);
  const exact = readZone(typed);
  const found = index.suggest(typed, count);
  return [...new Set(exact === null ? found : [exact, ...found])].slice(0, count);
}

function zoneIndex(): NameIndex<string> {
  const oldNames = Object.entries(renamed);
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'].map(todaysName));
  return new NameIndex(
    [...zones].sort().map((zone) => ({
      id: zone,
      name: placeOf(zone),
      aliases: [zone, ...oldNames.flatMap(([old, today]) => (today === zone ? [placeOf(old), old] : []))],
    })),
  );
}

function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

function todaysName(name: string): string {
  const today = renamed[name];
  // An old `Intl` may not know the new name.
  return today !== undefined && canonicalName(today) !== null ? today : name;
}

function canonicalName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
