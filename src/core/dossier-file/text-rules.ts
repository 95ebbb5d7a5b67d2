import { parseEdtf } from '../dossier/edtf.ts';
import type { ShapeProblem } from './fault.ts';
import { maxLength } from './limits.ts';
import { isPublicHost } from './public-host.ts';

/** A rule for texts, and as much of it as JSON Schema can say. */
export interface TextRule {
  check(text: string): ShapeProblem | null;
  readonly schema: Readonly<Record<string, unknown>>;
}

const oneLinePattern = '^[^\\s\\p{Cc}\\p{Cs}]([^\\p{Cc}\\p{Cs}\\u2028\\u2029]*[^\\s\\p{Cc}\\p{Cs}])?$';
const isOneLine = new RegExp(oneLinePattern, 'u');

/** One line without control characters, not empty, without blanks around it; `limit` in Unicode code points. */
export function line(limit: number): TextRule {
  return {
    check(text) {
      if (text.trim() === '') return { code: 'empty-text' };
      if (!isOneLine.test(text)) return { code: 'not-one-line' };
      const length = [...text].length;
      return length > limit ? { code: 'too-long', length, limit } : null;
    },
    schema: { pattern: oneLinePattern, minLength: 1, maxLength: limit },
  };
}

/** A control character other than a tab or a line break, or half of a surrogate pair. */
const uncouth = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Any number of lines, not blank; `limit` in Unicode code points. */
export function lines(limit: number): TextRule {
  return {
    check(text) {
      if (text.trim() === '') return { code: 'empty-text' };
      const [wrong] = uncouth.exec(text) ?? [];
      if (wrong !== undefined) {
        const hex = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        return { code: 'control-character', character: `U+${hex}` };
      }
      const length = [...text.trim()].length;
      return length > limit ? { code: 'too-long', length, limit } : null;
    },
    schema: { pattern: '\\S', minLength: 1 },
  };
}

function formal(limit: number, schema: TextRule['schema'], rule: TextRule['check']): TextRule {
  const { check } = line(limit);
  return {
    check: (text) => check(text) ?? rule(text),
    schema: { minLength: 1, maxLength: limit, ...schema },
  };
}

/** A name of lower-case letters, digits and hyphens. */
export function key(limit: number): TextRule {
  return formal(limit, { pattern: '^[a-z0-9-]+$' }, (text) =>
    /^[a-z0-9-]+$/.test(text) ? null : { code: 'bad-key', written: text },
  );
}

/** Whether this is a day as most dates are: to read it as any other takes a hundred times as long. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** ISO 8601-2, as far as `parseEdtf` goes. */
export const date: TextRule = {
  check: (text) => (!isDay(text) && parseEdtf(text) === null ? { code: 'bad-date', written: text } : null),
  schema: {
    pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?[~?%]?(/\\d{4}(-\\d\\d(-\\d\\d)?)?[~?%]?)?$',
    examples: ['2022-08-04', '2022-08', '2022-08-05/2022-08-06', '2022-08-06~'],
  },
};

/** An absolute https address (RFC 3986) that everybody can open, and that carries no user name and no password. */
export const address: TextRule = formal(
  maxLength.address,
  { format: 'uri', pattern: '^https://' },
  (text) => {
    // Parsing drops tabs and escapes blanks: what would be opened is not what was written.
    if (/\s/.test(text) || !URL.canParse(text)) return { code: 'bad-address', reason: 'not-an-address' };
    const { protocol, username, password, hostname } = new URL(text);
    if (protocol !== 'https:' || !/^https:\/\//i.test(text))
      return { code: 'bad-address', reason: 'not-https' };
    if (username || password) return { code: 'bad-address', reason: 'credentials' };
    return isPublicHost(hostname) ? null : { code: 'bad-address', reason: 'internal' };
  },
);

/** A well-formed BCP 47 language tag. */
export const language: TextRule = formal(
  maxLength.language,
  { examples: ['en', 'uk', 'sr-Latn'] },
  (text) => {
    try {
      Intl.getCanonicalLocales(text);
      return null;
    } catch {
      return { code: 'bad-language', written: text };
    }
  },
);

export const sha256: TextRule = {
  check: (text) => (/^[0-9a-f]{64}$/.test(text) ? null : { code: 'bad-sha256' }),
  schema: { pattern: '^[0-9a-f]{64}$' },
};
