import type { Draft } from '../core/editing/draft.ts';
import type { Texts } from '../texts/catalogue.ts';
import { cutLegibly } from './legible.ts';
import { numberOf } from './statement.ts';

/** Of a statement in a list, in code points. */
const NAME_LENGTH = 140;

/** A draft in one line. */
export function draftName({ claim, content }: Draft, t: Texts): string {
  const number = claim === null ? '' : `${numberOf(claim)} `;
  switch (content.op) {
    case 'claim':
      return (
        number +
        cutLegibly(content.typed.statement || content.typed.excerpt || t.claim.emptyDraft, NAME_LENGTH)
      );
    case 'link':
    case 'unlink': {
      const { kind, from, to } = content.relation;
      const told = content.op === 'link' ? t.claim.linked : t.claim.unlinked;
      return told(numberOf(from), t.claim.relations[kind], numberOf(to));
    }
    case 'undo':
      return number + t.claim.undo;
    case 'report':
      return number + cutLegibly(content.says, NAME_LENGTH);
    default:
      return content satisfies never;
  }
}
