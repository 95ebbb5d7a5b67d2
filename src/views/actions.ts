import { type ActionRef, actionRef } from '../chat/action.ts';
import type { ClaimNumber, DossierId, PartyKey } from '../core/dossier/dossier.ts';
import type { DraftId } from '../core/editing/draft.ts';
import type { PostId } from '../core/posts/post.ts';
import type { PracticeId } from '../core/practice/practice.ts';

/** Reads one part of an action's argument; null to what can't have been written. */
type Part<Value> = (written: string) => Value | null;

export interface ActionCodec<Arg> {
  readonly name: string;
  ref(arg: Arg): ActionRef;
  /** Null to what `ref` can't have written. */
  read(arg: string): Arg | null;
}

type Parts = Readonly<Record<string, Part<string | number>>>;
type ArgOf<P extends Parts> = { readonly [Name in keyof P]: NonNullable<ReturnType<P[Name]>> };

function codec<const P extends Parts>(name: string, parts: P): ActionCodec<ArgOf<P>> {
  const readers = Object.entries(parts);
  return {
    name,
    ref: (arg) => actionRef(name, readers.map(([part]) => String(arg[part])).join('.')),
    read(arg) {
      const written = arg === '' ? [] : arg.split('.');
      if (written.length !== readers.length) return null;
      const values = readers.map(([part, read], index) => [part, read(written[index] ?? '')] as const);
      if (values.some(([, value]) => value === null)) return null;
      // Every part was read by its own reader, and none to null.
      return Object.fromEntries(values) as ArgOf<P>;
    },
  };
}

const whole: Part<number> = (written) => (/^\d{1,6}$/.test(written) ? Number(written) : null);
// These are looked up before anything is done with them; a forged one is simply not found.
const dossier: Part<DossierId> = (written) => (/^[\w-]{1,40}$/.test(written) ? (written as DossierId) : null);
const party: Part<PartyKey> = (written) => (/^[a-z0-9-]{1,64}$/.test(written) ? (written as PartyKey) : null);
const post: Part<PostId> = (written) => (/^[\w-]{1,25}$/.test(written) ? (written as PostId) : null);

const draft: Part<DraftId> = (written) => (/^[\w-]{1,25}$/.test(written) ? (written as DraftId) : null);
const claim: Part<ClaimNumber> = (written) =>
  /^\d{1,10}$/.test(written) && Number(written) > 0 ? (Number(written) as ClaimNumber) : null;

const word: Part<string> = (written) => (/^[\w-]{1,40}$/.test(written) ? written : null);

const practice: Part<PracticeId> = (written) =>
  /^[\w-]{1,25}$/.test(written) ? (written as PracticeId) : null;

// `page` turns a page where it stands; `open` leads on with a message of its own.
/** The UTC day whose order of parties is shown travels along, so that paging past midnight keeps it. */
export const stanceTurn = codec('stance.page', { dossier, day: whole, page: whole });
export const stanceOpen = codec('stance.open', { dossier });
export const partyTurn = codec('party.page', { dossier, party, page: whole });
export const partyOpen = codec('party.open', { dossier, party });
/** A select of a dossier's parties; what is chosen is the party's key. */
export const partyPick = codec('party.pick', { dossier });
export const timelineTurn = codec('timeline.page', { dossier, page: whole });
export const timelineOpen = codec('timeline.open', { dossier });
export const sourcesTurn = codec('sources.page', { dossier, page: whole });
export const sourcesOpen = codec('sources.open', { dossier });
export const eventsTurn = codec('events.page', { page: whole });
/** A select of dossiers; what is chosen is the dossier's id. */
export const eventsPick = codec('events.pick', {});
/** Whoever presses these is who is meant: none names anybody. */
export const privacyShow = codec('privacy.show', {});
export const privacyFile = codec('privacy.file', {});
export const privacyUnlist = codec('privacy.unlist', {});
export const privacyList = codec('privacy.list', {});
export const privacyAsk = codec('privacy.ask', {});
export const privacyErase = codec('privacy.erase', {});
/** What was chosen in a select of dossiers. */
export const readDossierId = dossier;
/** Takes a shared post off its channel. */
export const unshare = codec('unshare', { post });
/** What may be shared: pages that only show, to whoever presses. */
export const shareable: ReadonlySet<string> = new Set(
  [stanceTurn, partyTurn, timelineTurn, sourcesTurn].map(({ name }) => name),
);
/** The dossier whose page may be shared; null to what none of these can have written. */
export function sharedDossier({
  name,
  arg,
}: {
  readonly name: string;
  readonly arg: string;
}): DossierId | null {
  return shareable.has(name) ? dossier(arg.split('.')[0] ?? '') : null;
}
/** A choice in a round that stands in a channel. Whoever reads it learns nothing of the answer. */
export const quizAnswer = codec('quiz.answer', { post, number: whole, choice: whole });
/** What a member answered in a round that is over. */
export const quizMine = codec('quiz.mine', { post });
/** A select of rounds that take answers; what is chosen is the round's id. */
export const quizClose = codec('quiz.close', {});
/** A choice in a member's own practice: the question's number, and the place of the choice. */
export const practiceAnswer = codec('practice.answer', { practice, number: whole, choice: whole });
/** Goes on to the first open question from that number on; to the summary if there is none. */
export const practiceNext = codec('practice.next', { practice, number: whole });
// A draft's: only for whoever writes it, or moderators while it waits.
export const claimOpen = codec('claim.open', { draft });
export const claimWords = codec('claim.words', { draft });
export const claimWordsDone = codec('claim.words.done', { draft });
export const claimSource = codec('claim.source', { draft });
export const claimSourceDone = codec('claim.source.done', { draft });
export const claimSpeaker = codec('claim.speaker', { draft });
export const claimSpeakerDone = codec('claim.speaker.done', { draft });
export const claimWhy = codec('claim.why', { draft });
export const claimWhyDone = codec('claim.why.done', { draft });
/** Selects: of known sources, kinds of statements, the speaker's roles, whom it is about, and events and speakers to begin with. */
export const claimPickSource = codec('claim.pick.source', { draft });
export const claimPickCategory = codec('claim.pick.kind', { draft });
export const claimPickRole = codec('claim.pick.role', { draft });
export const claimPickAbout = codec('claim.pick.about', { draft });
export const claimPickSpeaker = codec('claim.pick.speaker', { draft });
export const claimPickEvent = codec('claim.pick.event', { draft });
/** Turn about whether quizzes may ask about it, and whether the member is told what becomes of it. */
export const claimQuiz = codec('claim.quiz', { draft });
export const claimTell = codec('claim.tell', { draft });
export const claimPublish = codec('claim.publish', { draft });
export const claimSubmit = codec('claim.submit', { draft });
export const claimDiscard = codec('claim.discard', { draft });
/** After somebody else changed the claim: goes on with one's own, or begins again from theirs. */
export const claimMine = codec('claim.mine', { draft });
export const claimTheirs = codec('claim.theirs', { draft });
/** One draft that waits, by its place in the queue, from 0. */
export const claimQueue = codec('claim.queue', { place: whole });
export const claimAgree = codec('claim.agree', { draft });
export const claimDecline = codec('claim.decline', { draft });
export const claimDeclineDone = codec('claim.decline.done', { draft });
/** Revisions before that version. */
export const claimHistory = codec('claim.history', { claim, before: whole });
/** What a member finds wrong in a dossier. */
export const claimWrong = codec('claim.wrong', { dossier });
export const claimWrongDone = codec('claim.wrong.done', { dossier });
export const dossierCreateDone = codec('dossier.create', {});
export const dossierEditDone = codec('dossier.edit', { dossier });
/** Of a party, a speaker or a source, by its `castId`. */
export const dossierCastDone = codec('dossier.cast', { dossier, part: word });
export const dossierArchiveDone = codec('dossier.archive', { dossier });
/** A select of archived dossiers; what is chosen is the dossier's id. */
export const dossierReopenPick = codec('dossier.reopen', {});
/** A file that is handed in: for a dossier, or for whichever it names. */
export const dossierImport = codec('dossier.import', { dossier });
export const dossierImportAnew = codec('dossier.import.new', {});
/** Imports a file that was looked at; `-` in the place of the dossier if none was named. */
export const dossierImportApply = codec('dossier.import.apply', { file: word, dossier: word });
