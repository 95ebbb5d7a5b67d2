import { directTenant } from '../chat/actor.ts';
import type { Asking } from '../chat/command.ts';
import type { Block, Message } from '../chat/message.ts';
import type { DossierEntry } from '../core/dossier/dossier.ts';
import type { FoundBy } from '../core/events/event-names.ts';
import type { Texts } from '../texts/catalogue.ts';
import { eventsPick, eventsTurn } from './actions.ts';
import { message, pageAt } from './pages.ts';
import { turning } from './turning.ts';
import { formatEdtf } from './when.ts';

const EVENTS_PER_PAGE = 12;

/** The dossiers there are, as many as one page holds, and a choice of one to read. */
export function eventsMessage(entries: readonly DossierEntry[], page: number, { actor, t }: Asking): Message {
  const starts = Array.from(
    { length: Math.ceil(entries.length / EVENTS_PER_PAGE) },
    (_, at) => at * EVENTS_PER_PAGE,
  );
  const { page: at, shown: start } = pageAt(starts, page);
  const shown = entries.slice(start, start + EVENTS_PER_PAGE);
  return message(t.events.summary(entries.length), [
    { kind: 'heading', text: t.events.heading },
    ...shown.flatMap((entry) => lines(entry, t)),
    ...(actor.tenantId === directTenant ? [{ kind: 'note' as const, text: t.events.direct }] : []),
    ...turning(at, starts.length, t, (to) => eventsTurn.ref({ page: to })),
    {
      kind: 'select',
      on: eventsPick.ref({}),
      prompt: t.events.open,
      choices: shown.map(({ id, title, happened }) => ({
        value: id,
        label: title,
        hint: formatEdtf(happened, t),
      })),
    },
  ]);
}

function lines({ slug, title, happened, origin }: DossierEntry, t: Texts): readonly Block[] {
  const kept = { bundled: t.events.bundled, changed: t.events.changed, community: t.events.own }[origin];
  return [
    { kind: 'text', text: [{ bold: title }] },
    { kind: 'note', text: t.events.line(formatEdtf(happened, t), kept, slug) },
  ];
}

/** Says why an event answers to a name that is a party's or a speaker's. */
export function foundByVoice(typed: string, { kind, name }: FoundBy, t: Texts): Block {
  const who = { bold: name };
  return { kind: 'note', text: kind === 'party' ? t.events.side(typed, who) : t.events.voice(typed, who) };
}
