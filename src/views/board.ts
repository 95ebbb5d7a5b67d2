import type { Block, Message } from '../chat/message.ts';
import { type Board, LEAST_ANSWERS, LEAST_PLAYERS, type Standing } from '../core/rounds/round.ts';
import type { Texts } from '../texts/catalogue.ts';
import { message } from './pages.ts';

/** So many are shown. */
export const STANDINGS_SHOWN = 10;

export function boardMessage(board: Board, own: Standing | null, t: Texts): Message {
  const { board: texts } = t.quiz;
  const least = LEAST_ANSWERS[board.period.kind];
  return message(texts.summary, [
    { kind: 'heading', text: texts.heading[board.period.kind] },
    ...boardLines(board, t),
    ...(own === null
      ? []
      : [{ kind: 'text', text: texts.you(own.right, own.answered, own.streak) } as const]),
    {
      kind: 'note',
      text: [...(least > 1 ? [texts.least(least)] : []), texts.rules(LEAST_PLAYERS)].join(' '),
    },
  ]);
}

/** Names are text: nobody is pinged. */
export function boardLines({ standings }: Board, t: Texts): readonly Block[] {
  const { board: texts } = t.quiz;
  if (standings.length === 0) return [{ kind: 'text', text: texts.empty }];
  const lines = standings.map(({ name, right, answered, streak }, index) =>
    texts.line(index + 1, name ?? texts.deleted, right, answered, streak),
  );
  return [{ kind: 'text', text: lines.join('\n') }];
}
