import type { Naming } from '../naming.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');
const answers = { one: '# answer', other: '# answers' };
const rounds = { one: '# quiz round', other: '# quiz rounds' };

export const privacy = (command: Naming) => ({
  describe: 'What is stored about you here, as a file if you like, and how to have it deleted',
  heading: 'What is stored about you',
  community: 'This is about this server or workspace only. Nobody else sees it.',
  direct: 'This is about your direct messages with this bot only. Nobody else sees it.',
  nothing: 'Nothing is stored about you here.',
  playerField: 'Name and id',
  player: (name: string, id: string) => `${name} (${id})`,
  roundsField: 'Quiz rounds',
  rounds: (given: number, played: number, scores: number) =>
    `${plural(given, answers)} in ${plural(played, rounds)}, and ${plural(scores, { one: '# score', other: '# scores' })}`,
  previewsField: 'Previews',
  previews: (count: number) =>
    `${plural(count, rounds)} that you saw before ${count === 1 ? 'it was' : 'they were'} posted`,
  practiceField: 'Practice',
  practice: (cards: number, sittings: number) =>
    `${plural(cards, { one: '# card', other: '# cards' })} on what you know, and ${plural(sittings, { one: '# sitting', other: '# sittings' })}`,
  boardsField: 'Leaderboards',
  listed: 'They list you.',
  unlisted: 'They leave you out.',
  postsField: 'Posts',
  posts: (shared: number, others: number) =>
    `${shared} shared by you${others > 0 ? `, and ${others} that follow from what you set up` : ''}`,
  schedulesField: 'Weekly rounds',
  schedules: (count: number) => `${plural(count, { one: '# schedule', other: '# schedules' })} set up by you`,
  roundsSetUpField: 'Rounds set up',
  roundsSetUp: (count: number) => `${plural(count, rounds)}, by you or by your schedules`,
  changesField: 'Changes',
  changes: (settings: number, dossiers: number) =>
    `${settings} of settings, ${dossiers} of dossiers, made by you`,
  draftsField: 'Statements you wrote',
  drafts: (handedIn: number, others: number) => `${handedIn} handed in, ${others} not handed in`,
  decisionsField: 'What others wrote',
  decisions: (decisions: number, consents: number) =>
    `${plural(decisions, { one: '# draft', other: '# drafts' })} that you decided on, ${plural(consents, { one: '# change', other: '# changes' })} that you agreed to`,
  blocksField: 'Suggestions',
  blocks: (count: number) =>
    `${plural(count, { one: '# entry says', other: '# entries say' })} that somebody had you suggest nothing any more, or lifted that`,
  grantsField: 'Moderators',
  grants: (count: number) =>
    `${plural(count, { one: '# entry says', other: '# entries say' })} that somebody made you a moderator, or took that back`,
  file: 'Get it as a file',
  unlist: 'Stay off the leaderboards',
  list: 'Be listed on the leaderboards',
  erase: 'Delete it',
  nowUnlisted: 'Leaderboards leave you out from now on. Results that were posted before stay as they are.',
  nowListed: 'Leaderboards list you from now on.',
  fileHeading: 'All that is stored about you here',
  askHeading: 'Delete what is stored about you?',
  asks: {
    goes: 'Your name, your id and your practice are deleted, and your answers in rounds that are still open. This can’t be undone.',
    stays:
      'Answers and scores in rounds that are over stay as counts under a number, without your name or id. So does what you set up or changed for everybody: it says “a former member”.',
    drafts:
      'Statements that you wrote and did not hand in are deleted. What you handed in stays, and says “a former member”.',
    blocks:
      'That somebody had you suggest nothing any more stays: it is their decision, and moderators can lift it.',
    posts:
      'Posts with your name are changed. What you shared stays in its channel; take it away first with the button under it, if you like.',
    grants:
      'That somebody made you a moderator stays: it is their decision, and moderators can take it back.',
  },
  eraseNow: 'Delete for good',
  keep: 'Keep it',
  erased: 'It is deleted.',
  erasedButGrants: 'It is deleted. That somebody made you a moderator is still stored: it is their decision.',
  again: `${command('privacy')} shows what is stored from now on.`,
  formerMember: 'a former member',
  formerMemberDid: 'A former member',
});
