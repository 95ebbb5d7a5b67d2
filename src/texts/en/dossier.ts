import type { Naming } from '../naming.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

export const dossier = (command: Naming) => ({
  describe: 'Make, change, archive and check dossiers',
  create: 'Make a dossier on another event',
  createForm: 'A new dossier',
  edit: 'Change what a dossier says of its event',
  editForm: 'The dossier',
  event: 'The event',
  title: 'What the event is called',
  titleHint: 'The report of 4 August on …',
  slug: 'Short name, to be typed',
  slugHint: 'lower-case letters, digits and hyphens',
  aliases: 'Other names, one a line',
  aliasesHint: 'As people call it, in any script',
  happened: 'When it was',
  happenedHint: '2022-08-04, 2022-08 or 2022-08-04/2022-08-06',
  until: 'Up to which day the dossier goes',
  untilHint: 'What was said later is not in it',
  dispute: 'What is disputed, as a question',
  disputeHint: 'One that every side could accept',
  parties: 'The sides, one a line',
  partiesHint: 'A part of one below it: Its Press Office < Ministry of Defence',
  badSlug: 'Only lower-case letters from a to z, digits and hyphens.',
  taken: 'Another dossier has that short name.',
  noParties: 'A dossier needs a side to begin with.',
  unknownParent: (name: string) => `“${name}” is no line of its own.`,
  doubledParty: (name: string) => `“${name}” is there twice.`,
  order: 'This lies before the event.',
  created: (title: string, slug: string) =>
    `The dossier ${title} is there. Add its first statement with ${command('claim add')} ${slug} speaker:…`,
  changed: (title: string) => `The dossier ${title} is changed.`,
  unchanged: 'Nothing differs from what it says already.',
  cast: {
    part: 'A side, a speaker or a source of it, instead of the dossier itself',
    kinds: { party: 'side', speaker: 'speaker', source: 'source' },
    unknown: (name: string) => `“${name}” is no side, speaker or source of that dossier. Which one?`,
    partyForm: 'The side',
    speakerForm: 'The speaker',
    sourceForm: 'The source',
    name: 'Name',
    nameHint: 'As the dossier’s language writes it',
    parent: 'A part of which other side',
    parentHint: 'Empty if it stands by itself',
    roles: 'Roles at the time, one a line',
    rolesHint: 'Head of the press office < Ministry of Defence',
    taken: (name: string) => `“${name}” is there already.`,
    unknownParty: (name: string) => `“${name}” is no side of this dossier.`,
    ownPart: (name: string) => `“${name}” is a part of it already.`,
    noParty: (name: string) => `Whose? Write “${name} < ” and the side.`,
    noRoles: 'A speaker needs a role, if only “unknown”.',
    roleInUse: (name: string) =>
      `Statements were made as “${name}”. Leave that line, or change nothing but its words, so that it is clear what stands in its place.`,
    changed: (name: string) => `${name} is changed, wherever it is named.`,
  },
  archive: 'Take a dossier out of sight; nothing is deleted',
  why: 'Why, for the history',
  archiveAsk: (title: string) =>
    `${title} will be shown nowhere here, and no quiz will ask about it. Nothing is deleted: ${command('dossier reopen')} brings it back.`,
  archiveBundled: 'It comes with Whosaid; other communities go on seeing it.',
  archiveIt: 'Archive it',
  archived: (title: string) => `${title} is archived.`,
  reopen: 'Bring an archived dossier back',
  reopenWhich: 'Which one?',
  noneArchived: 'No dossier is archived here.',
  reopened: (title: string) => `${title} is back.`,
  check: 'Read a dossier as a fair-minded editor would',
  checkHeading: (title: string) => `What an editor would look at: ${title}`,
  checkNote:
    'This looks at the dossier’s form: who has how much space, what is missing, what can’t be looked up. It says nothing about who is right.',
  space: (statementCount: number, words: number) =>
    `${plural(statementCount, { one: '# statement', other: '# statements' })}, ${plural(words, { one: '# word', other: '# words' })}`,
  sound: 'Nothing stands out.',
  findings: {
    'out-of-balance': (most: string, least: string) =>
      `${most} has five times the space of ${least}. Add what ${least} says: ${command('claim add')}.`,
    unanswered: (numbers: string) =>
      `Accusations that nobody answers here: ${numbers}. If somebody did, add it (${command('claim add')} … answers:) or link it (${command('claim link')}).`,
    silent: (names: string) =>
      `Parties without a voice, and not named as missing: ${names}. Add what they say: ${command('claim add')}.`,
    unchecked: (numbers: string) =>
      `Quotations that nobody could check: ${numbers}. Paste an excerpt: ${command('claim edit')}.`,
    verdict: (numbers: string) =>
      `Statements with a word that takes a side: ${numbers}. Write “says”: ${command('claim edit')}.`,
    'one-publisher': (name: string) =>
      `Everything comes from ${name}. Another source would let others check it: ${command('claim add')}, New source.`,
    noPublisher: 'an unknown publisher',
    'all-translated': `Every source is a translation: no quotation is in the speaker’s own words. An original would help: ${command('claim add')}, New source.`,
    'no-address': (titles: string) =>
      `Sources that nobody can look up: ${titles}. Give them an address: ${command('dossier edit')} … part:`,
    'old-address': (titles: string) =>
      `Addresses that nobody has looked at for a year, or at a known time: ${titles}. Open them; if they are dead, give them another: ${command('dossier edit')} … part:`,
    'no-role': (names: string) =>
      `Speakers without a role at the time: ${names}. Give them one: ${command('dossier edit')} … part:`,
    'too-vague': (numbers: string) =>
      `No quiz can ask who said these, because their words fit others as well or are too few: ${numbers}. Quote more (${command('claim edit')}), or keep them out of quizzes there.`,
    'no-quiz': `It is too small for a quiz. More statements by more speakers help: ${command('claim add')}.`,
    'only-readings': (count: number) =>
      `${count === 1 ? 'The one link between statements is' : `All ${count} links between statements are`} the editors’ reading. Where a source says so itself: ${command('claim link')} … stated:`,
  },
  more: (count: number) => `${count} more`,
  gone: 'That dossier is gone, or archived.',
  empty: `There are no statements yet. A moderator adds them with ${command('claim add')}.`,
});
