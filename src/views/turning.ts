import type { ActionRef } from '../chat/action.ts';
import type { Block } from '../chat/message.ts';
import type { Texts } from '../texts/catalogue.ts';

/** Buttons to the page before and after; nothing where everything fits one page. */
export function turning(
  page: number,
  pages: number,
  t: Texts,
  to: (page: number) => ActionRef,
): readonly Block[] {
  if (pages === 1) return [];
  return [
    { kind: 'note', text: t.stance.page(page, pages) },
    {
      kind: 'buttons',
      buttons: [
        ...(page > 1 ? [{ on: to(page - 1), label: t.stance.earlier }] : []),
        ...(page < pages ? [{ on: to(page + 1), label: t.stance.later }] : []),
      ],
    },
  ];
}
