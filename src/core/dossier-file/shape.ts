import { z } from 'zod';
import { categories, relationKinds, speakerKinds, translators, wordings } from '../dossier/vocabulary.ts';
import { NORMALIZATION } from '../quotation/normalise.ts';
import {
  MAX_BUNDLED_NUMBER,
  MAX_CLAIMS,
  MAX_COMMUNITY_NUMBER,
  MAX_POSITION,
  MAX_QUOTATIONS,
  maxLength,
} from './limits.ts';
import { address, date, key, language, line, lines, sha256, type TextRule } from './text-rules.ts';

function text(rule: TextRule, description: string) {
  return z
    .string()
    .check(({ value, issues }) => {
      const problem = rule.check(value);
      if (problem) issues.push({ code: 'custom', input: value, params: problem });
    })
    .meta({ description, ...rule.schema });
}

function listOf<Item extends z.ZodType>(item: Item, description: string) {
  return z.array(item).meta({ description });
}

function filledListOf<Item extends z.ZodType>(item: Item, description: string) {
  return z
    .array(item)
    .check(({ value, issues }) => {
      if (value.length === 0) issues.push({ code: 'custom', input: value, params: { code: 'empty-list' } });
    })
    .meta({ description, minItems: 1 });
}

function shortListOf<Item extends z.ZodType>(item: Item, limit: number, description: string) {
  const params = { code: 'too-many', limit };
  // Also of entries that are no such items: all of them are counted before they are looked at.
  const when = ({ value }: { readonly value: unknown }) => Array.isArray(value);
  return z
    .array(item)
    .refine(({ length }) => length <= limit, { params, when })
    .meta({ description, maxItems: limit });
}

const position = z.int().min(0).max(MAX_POSITION);
const place = (description: string) => z.tuple([position, position]).meta({ description });
const numberTo = (maximum: number) => (description: string) =>
  z.int().min(1).max(maximum).meta({ description });
type NumberField = ReturnType<typeof numberTo>;
const bundledNumber = numberTo(MAX_BUNDLED_NUMBER);
const communityNumber = numberTo(MAX_COMMUNITY_NUMBER);
const aliases = listOf(
  text(line(maxLength.name), 'Another name, in any script.'),
  'Other names it is known or spelt by, in any script.',
).optional();

const party = z
  .strictObject({
    key: text(key(maxLength.key), 'Names the party in this file; parties and speakers share their keys.'),
    name: text(line(maxLength.name), 'The name that is shown.'),
    aliases,
    parent: text(key(maxLength.key), 'The key of the party that it is a part of.').optional(),
  })
  .meta({ title: 'Party', description: 'A side: an organisation, a government, a national section.' });

const role = z
  .strictObject({
    title: text(line(maxLength.name), 'The post held at the time.'),
    party: text(key(maxLength.key), 'The key of the party that it was held for.'),
  })
  .meta({ title: 'Role' });

const speaker = z
  .strictObject({
    key: text(key(maxLength.key), 'Names the speaker in this file; parties and speakers share their keys.'),
    kind: z.enum(speakerKinds).meta({ description: 'Who speaks: a person, an office or a body.' }),
    name: text(line(maxLength.name), 'The name that is shown.'),
    aliases,
    roles: filledListOf(role, 'Posts held at the time; a claim that names none has the first.'),
  })
  .meta({ title: 'Speaker', description: 'Who says something, in a role held for a party.' });

const source = z
  .strictObject({
    key: text(key(maxLength.key), 'Names the source in this file.'),
    title: text(line(maxLength.sourceTitle), 'Its title, or what it is.'),
    publisher: text(line(maxLength.name), 'Who published it; leave it out if unknown.').optional(),
    url: text(address, 'Where it is.').optional(),
    archive: text(address, 'Where a copy of it is kept.').optional(),
    published: text(date, 'When it was published, as an EDTF date.').optional(),
    retrieved: text(date, 'When it was read, as an EDTF date.').optional(),
    language: text(language, 'The language it is in, as a BCP 47 tag.'),
    translation: z
      .strictObject({
        from: text(language, 'The language it was translated from, as a BCP 47 tag.'),
        by: z.enum(translators).meta({ description: 'Who translated it.' }),
      })
      .meta({ description: 'If it is a translation.' })
      .optional(),
    sha256: text(sha256, 'SHA-256 of its normalised text as UTF-8; `npm run verify` tells it.').optional(),
    normalization: z
      .literal(NORMALIZATION)
      .meta({ description: 'By which rules the text was normalised.' })
      .optional(),
  })
  .meta({
    title: 'Source',
    description: 'A document in which the words were found.',
    dependentRequired: { sha256: ['normalization'], normalization: ['sha256'] },
  });

const quotation = z
  .strictObject({
    words: text(line(maxLength.words), 'The words between the quotation marks, letter for letter.'),
    at: position.meta({ description: "Where they begin: code points of the source's normalised text." }),
    prefix: text(
      line(maxLength.context),
      'What stands directly before them, quotation marks included; only where they occur several times.',
    ).optional(),
    suffix: text(
      line(maxLength.context),
      'What stands directly after them, quotation marks included; only where they occur several times.',
    ).optional(),
  })
  .meta({ title: 'Quotation' });

const claim = z
  .strictObject({
    number: bundledNumber('The number that people type. It is lasting: never give it to another claim.'),
    speaker: text(key(maxLength.key), 'The key of who says it. Whoever relays is the speaker.'),
    role: text(line(maxLength.name), "One of the speaker's role titles, if it is not the first.").optional(),
    says: text(
      line(maxLength.says),
      "One neutral sentence that says “says” and keeps negations and hedges. What stands in it between “ and ” is one of the claim's quotations.",
    ),
    wording: z.enum(wordings).meta({
      description:
        "direct: whole sentences quoted. mixed: quoted fragments inside the reporter's sentence. indirect: reported only.",
    }),
    quotations: filledListOf(
      quotation,
      'Each pair of quotation marks by itself; none for indirect wording.',
    ).optional(),
    cue: text(line(maxLength.phrase), "The source's attributing words.").optional(),
    about: listOf(
      text(key(maxLength.key), 'The key of a party or a speaker.'),
      'Whom it is about.',
    ).optional(),
    category: z
      .enum(categories)
      .meta({ description: 'What kind of statement it is; never a verdict on it.' }),
    said: text(date, 'When it was said, as an EDTF date; leave it out if unknown.').optional(),
    phrase: text(line(maxLength.phrase), "The source's own words for the time.").optional(),
    medium: text(line(maxLength.phrase), 'Through what it was said; leave it out if unknown.').optional(),
    source: text(
      key(maxLength.key),
      'The key of the source; may be left out if there is only one.',
    ).optional(),
    passage: place(
      "Start and end of the passage that attributes it: code points of the source's normalised text.",
    ),
    also: listOf(
      place("Start and end: code points of the source's normalised text."),
      'Further places where the source reports the same statement.',
    ).optional(),
    // In YAML 1.2 yes and no are texts; where an editor goes by YAML 1.1, they are truth values.
    quiz: z
      .literal(['yes', 'no', true, false])
      .meta({ description: 'Whether a quiz may ask about it or use its words; yes if left out.' })
      .optional(),
  })
  .meta({
    title: 'Claim',
    description: 'One statement by one speaker.',
    if: { properties: { wording: { const: 'indirect' } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    then: { properties: { quotations: false } },
    else: { required: ['quotations'] },
  });

const relationBy = (number: NumberField) =>
  z
    .strictObject({
      from: number('The number of the claim that does it.'),
      rebuts: number('The number of the claim that it disputes.').optional(),
      answers: number('The number of the claim that it answers.').optional(),
      supports: number('The number of the claim that it supports.').optional(),
      concedes: number('The number of the claim that it concedes.').optional(),
      clarifies: number('The number of the claim that it clarifies.').optional(),
      stated: place(
        "Where the source itself says so: code points of the source's normalised text.",
      ).optional(),
      basis: z.literal('editor').meta({ description: "An editor's reading." }).optional(),
    })
    .meta({
      title: 'Relation',
      description: 'One claim rebuts, answers, supports, concedes or clarifies another.',
      allOf: [
        { oneOf: relationKinds.map((kind) => ({ required: [kind] })) },
        { oneOf: [{ required: ['stated'] }, { required: ['basis'] }] },
      ],
    });

const missingBy = (number: NumberField) =>
  z
    .strictObject({
      of: text(key(maxLength.key), 'The key of the speaker or party.'),
      reason: text(line(maxLength.reason), 'Why it is named here.'),
      'according-to': number('The number of the claim that tells of it.').optional(),
    })
    .meta({ title: 'Missing voice', description: 'A voice that these sources do not carry.' });

/** What a bundled dossier's file may hold, field by field; what fields mean to each other is checked elsewhere. */
export const bundledShape = z
  .strictObject({
    slug: text(key(maxLength.slug), 'The short name that people type.'),
    title: text(line(maxLength.title), 'What the event is called.'),
    aliases,
    happened: text(date, 'When the event was, as an EDTF date.'),
    until: text(date, 'What was said later is not in here. An EDTF date.'),
    dispute: text(line(maxLength.dispute), 'What is disputed, as a question that every side could accept.'),
    checked: text(date, 'When the editors compared the words with the sources, as an EDTF date.'),
    parties: filledListOf(party, 'The sides.'),
    speakers: filledListOf(speaker, 'Who speaks or is spoken about.'),
    sources: filledListOf(source, 'Where the words were found.'),
    claims: filledListOf(claim, "In the editors' order: a short view shows each party's first ones."),
    relations: listOf(relationBy(bundledNumber), 'What the claims are to each other.').optional(),
    missing: listOf(missingBy(bundledNumber), 'Voices that these sources do not carry.').optional(),
  })
  .meta({ title: 'Dossier', description: 'One contested event and all that was said about it.' });

const excerptedClaim = claim.extend({
  number: communityNumber('The number that people type.'),
  quotations: shortListOf(
    quotation.extend({ at: quotation.shape.at.optional() }),
    MAX_QUOTATIONS,
    'Each pair of quotation marks by itself; none for indirect wording.',
  ).optional(),
  excerpt: text(
    lines(maxLength.excerpt),
    'The words and what is around them, copied from the source. Then all places of the claim count in it.',
  ).optional(),
  passage: claim.shape.passage.optional(),
  checked: text(date, "When this claim's words were compared, if not when the file says.").optional(),
});

/** What a community's file may hold: also words without a place, or with an excerpt in which they have one. */
export const communityShape = bundledShape.extend({
  checked: bundledShape.shape.checked.optional(),
  parties: listOf(party, 'The sides.').optional(),
  speakers: listOf(speaker, 'Who speaks or is spoken about.').optional(),
  sources: listOf(source, 'Where the words were found.').optional(),
  claims: shortListOf(
    excerptedClaim,
    MAX_CLAIMS,
    "In the editors' order: a short view shows each party's first ones.",
  ).optional(),
  relations: listOf(relationBy(communityNumber), 'What the claims are to each other.').optional(),
  missing: listOf(missingBy(communityNumber), 'Voices that these sources do not carry.').optional(),
});

/** What any dossier's file may hold. */
export type DossierShape = z.infer<typeof communityShape>;
export type ClaimShape = z.infer<typeof excerptedClaim>;
export type Shape = typeof bundledShape | typeof communityShape;
