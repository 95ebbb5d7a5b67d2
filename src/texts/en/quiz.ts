import type { Naming } from '../naming.ts';
import type { Phrase } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');
const questions = { one: '# question', other: '# questions' };

export const quiz = (command: Naming) => ({
  round: {
    heading: (title: string) => `Who said what? ${title}`,
    summary: (title: string, count: number) => `Quiz, ${plural(count, questions)}: ${title}`,
    open: <T>(closes: T): Phrase<T> =>
      phrase`Open until ${closes}. Press a letter to answer; only you see what you chose, and you can change it until then.`,
    openBook: (look: string) => `Open book: looking things up with ${look} is part of it.`,
    late: 'This round is late: the bot was away when it was due.',
    setUpBy: <T>(who: T): Phrase<T> => phrase`Set up by ${who}.`,
    answered: (count: number) =>
      count === 0
        ? 'Nobody has answered yet.'
        : `${count === 1 ? 'One member has' : `${count} members have`} answered (brought up to date every few minutes).`,
    closed: 'This round is closed. Its result follows in this channel.',
    void: 'No longer counts: what it asked about was retracted or corrected.',
  },
  stored: {
    summary: 'Your answer is stored',
    answer: (number: number, letter: string) => `Stored: question ${number}, ${letter}.`,
    all: (answers: string) => `Your answers: ${answers}.`,
    one: (number: number, letter: string) => `${number} ${letter}`,
    left: (numbers: string) => `Not answered yet: ${numbers}.`,
    until: <T>(closes: T): Phrase<T> => phrase`You can change them until ${closes}.`,
  },
  over: {
    summary: 'This round is over',
    heading: 'This round is over. No answer is taken any more.',
    right: (number: number, right: string) => `Question ${number}: the answer is ${right}.`,
    yours: (number: number, chosen: string, right: string) =>
      `Question ${number}: you chose ${chosen}, the answer is ${right}.`,
    void: (number: number) => `Question ${number} no longer counts.`,
    notRevealed: 'Its result is on its way to the channel.',
  },
  result: {
    heading: (title: string) => `Result: ${title}`,
    summary: (title: string) => `Result of the quiz: ${title}`,
    players: (count: number) => `${plural(count, { one: '# member', other: '# members' })} answered.`,
    noPoints: (least: number) => `With fewer than ${least} players, a round gives no points.`,
    spread: (counts: string) => `Answers: ${counts}.`,
    letterCount: (letter: string, count: number) => `${letter} ${count}`,
    corrected: 'This result was corrected since: a question no longer counts, and scores were counted again.',
    mine: 'Your answers',
  },
  board: {
    describe: 'Who answered most questions right',
    period: 'round (the last one), month (the last 30 days) or all',
    heading: {
      round: 'Leaderboard of the last round',
      since: 'Leaderboard of the last 30 days',
      ever: 'Leaderboard of all time',
    },
    ofRound: 'Leaderboard of this round',
    summary: 'Leaderboard',
    line: (place: number, name: string, right: number, answered: number, streak: number) =>
      `${place}. ${name}: ${right} of ${answered} right${streak > 1 ? `, ${streak} weeks in a row` : ''}`,
    you: (right: number, answered: number, streak: number) =>
      `You: ${right} of ${answered} right${streak > 1 ? `, ${streak} weeks in a row` : ''}.`,
    deleted: 'a former player',
    empty: 'Nobody is on it yet.',
    least: (count: number) => `Whoever answered at least ${plural(count, questions)} is on it.`,
    rules: (least: number) =>
      `One point for a right answer, none for speed. Rounds with fewer than ${least} players give no points.`,
    unknownPeriod: (typed: string) => `“${typed}” is none of round, month and all.`,
    periods: { round: 'the last round', month: 'the last 30 days', all: 'all time' },
    noRound: 'No round has ended here yet.',
  },
  describe: 'The quiz: practise alone, or a weekly round in a channel',
  schedule: {
    describe: 'Post a quiz in a channel every week',
    channel: 'Where it is posted',
    day: 'A day of the week',
    time: 'A local time, such as 17:00 or 5pm',
    zone: 'Whose local time: a place such as Europe/Kyiv',
    event: 'Ask about this event only; without it, events take turns',
    questions: 'How many questions, 1 to 5; 3 unless you say so',
    openFor: 'How long answers are taken, such as 72h or 3d; three days unless you say so',
    done: <T>(number: number, channel: T): Phrase<T> =>
      phrase`Schedule ${String(number)} is set up for ${channel}.`,
    changed: <T>(number: number, channel: T): Phrase<T> =>
      phrase`Schedule ${String(number)} is changed; it posts to ${channel}.`,
    next: 'The next rounds:',
    preview: (number: number) =>
      `See the next round with ${command(`quiz preview ${number}`)}, or post one at once with ${command('quiz now')}.`,
    tooMany: (limit: number) =>
      `There are ${limit} schedules already. Remove one with ${command('quiz remove')}.`,
    unknownDay: (typed: string) =>
      `“${typed}” is no day of the week that can be told for sure. Write it out, such as Friday.`,
    unknownTime: (typed: string) =>
      `“${typed}” is no time of day that can be told for sure. Write it as 17:00 or 5pm.`,
    unknownZone: (typed: string) =>
      `“${typed}” is no time zone known here. Name a place, such as Europe/Kyiv or America/New_York.`,
    unknownQuestions: (typed: string) => `“${typed}” is no number from 1 to 5.`,
    unknownDuration: (typed: string) =>
      `“${typed}” is no length of time from 1 hour to 6 days, such as 72h or 3d.`,
    tooSmall: (title: string) =>
      `The event “${title}” has too few checked quotations for a fair question. Nothing was changed.`,
    noFair: 'No event here has enough checked quotations for a fair question. Nothing was changed.',
    cannot: <T>(channel: T): Phrase<T> =>
      phrase`Whosaid can’t post a quiz to ${channel} yet. Nothing was changed.`,
    unconfirmed: <T>(channel: T): Phrase<T> =>
      phrase`No answer came from ${channel}, so nobody knows whether the bot can post there. Nothing was changed; try again in a few minutes.`,
    number: 'The number of the schedule',
    unknown: (typed: string) => `There is no schedule ${typed}. See them with ${command('quiz schedules')}.`,
  },
  schedules: {
    describe: 'The weekly rounds that are set up here',
    heading: 'Weekly rounds',
    none: `None is set up. Set one up with ${command('quiz schedule')}.`,
    line: <T>(number: number, channel: T, when: string, what: string): Phrase<T> =>
      phrase`${String(number)}. ${channel}, ${when}. ${what}`,
    weekly: (day: string, time: string, zone: string) => `every ${day} at ${time} (${zone})`,
    what: (event: string, count: number, open: string) =>
      `${event}, ${plural(count, questions)}, open for ${open}.`,
    anyEvent: 'Events take turns',
    next: <T>(due: T): Phrase<T> => phrase`Next: ${due}.`,
    paused: 'Paused.',
    pausedUntil: <T>(day: T): Phrase<T> => phrase`Paused until ${day}.`,
    trouble: {
      unreachable: `Paused: the bot could not post there. Once it can, resume it with ${command('quiz resume')}.`,
      'too-small': `Paused: there were not enough checked quotations for a fair question. Resume it with ${command('quiz resume')}.`,
    },
    by: <T>(who: T): Phrase<T> => phrase`Set up by ${who}.`,
  },
  edit: { describe: 'Change a weekly round', nothing: 'Say what to change, such as time:18:00.' },
  pause: {
    describe: 'Pause a weekly round',
    until: 'The day from which it goes on, such as 2027-01-08; without it, until you resume it',
    unknownUntil: (typed: string) =>
      `“${typed}” is no day to come that can be told for sure. Write it as 2027-01-08 or 8 January 2027.`,
    done: (number: number) => `Schedule ${number} pauses. Go on with ${command(`quiz resume ${number}`)}.`,
    doneUntil: <T>(number: number, day: T): Phrase<T> =>
      phrase`Schedule ${String(number)} pauses until ${day}, and then goes on by itself.`,
  },
  resume: {
    describe: 'Go on with a weekly round that pauses',
    done: <T>(number: number, due: T): Phrase<T> => phrase`Schedule ${String(number)} goes on. Next: ${due}.`,
  },
  remove: {
    describe: 'Remove a weekly round; what was played stays',
    done: (number: number) =>
      `Schedule ${number} is removed. A round of it that is open goes on to its close.`,
  },
  now: {
    describe: 'Post one round at once',
    posted: <T>(channel: T, closes: T): Phrase<T> =>
      phrase`The round stands in ${channel}. It closes ${closes}.`,
    waiting: <T>(channel: T): Phrase<T> => phrase`The round is on its way to ${channel}.`,
    nowhere: 'Name the channel: there is none here.',
  },
  close: {
    describe: 'Close a round now, and post its result',
    which: 'Several rounds are open. Which one?',
    none: 'No round is open.',
    one: (title: string, due: string) => `${title}, ${due}`,
    done: 'The round is closed. Its result goes to the channel.',
    closed: 'That round had closed already.',
  },
  preview: {
    describe: 'See the next round before others do; you then get no points for it',
    note: 'Only you see this. You get no points for this round, since you saw it early.',
    right: (letter: string) => `Answer: ${letter}`,
  },
  notice: {
    scheduleSet: <T>(by: T): Phrase<T> =>
      phrase`${by} set up a weekly quiz in this channel: who said what? The first round comes by itself.`,
    paused: {
      unreachable: <T>(channel: T, number: number): Phrase<T> =>
        phrase`The weekly quiz ${String(number)} in ${channel} pauses: the bot could not post there. Mend that, then ${command(`quiz resume ${number}`)}.`,
      'too-small': <T>(channel: T, number: number): Phrase<T> =>
        phrase`The weekly quiz ${String(number)} in ${channel} pauses: there are not enough checked quotations for a fair question.`,
    },
    skipped: <T>(channel: T, count: number, last: T): Phrase<T> =>
      count === 1
        ? phrase`The round for ${channel} of ${last} was skipped: the bot was away for more than a day.`
        : phrase`${String(count)} rounds for ${channel}, the last of ${last}, were skipped: the bot was away for more than a day.`,
    roundCorrected: (day: string, numbers: readonly number[]) =>
      `The quiz round of ${day} can’t be edited any more. ${numbers.length === 1 ? `Question ${numbers[0]} counts` : `Questions ${numbers.join(', ')} count`} no longer: what was asked about was retracted or corrected. Scores go without.`,
    roundUnposted: <T>(channel: T): Phrase<T> => phrase`A quiz round could not be posted in ${channel}.`,
    resultUnposted: <T>(channel: T): Phrase<T> =>
      phrase`The result of a quiz round could not be posted in ${channel}. Its scores count.`,
  },
});
