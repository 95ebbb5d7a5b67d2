import type { ActionRef } from '../chat/action.ts';
import type { Form } from '../chat/form.ts';
import type { Message } from '../chat/message.ts';
import type { Fault } from '../core/dossier-file/fault.ts';
import type { ImportLook } from '../core/exchange/import-dossier.ts';
import type { Texts } from '../texts/catalogue.ts';
import { faultLine } from './dossier-fault.ts';
import { planLines } from './import-plan.ts';
import { message } from './pages.ts';

/** As many faults as are told at once; what follows the first few is often their echo. */
const FAULTS_SHOWN = 10;

export function exportMessage(
  title: string,
  { name, text }: { readonly name: string; readonly text: string },
  t: Texts,
): Message {
  const said = t.exchange.exported(title);
  return message(said, [
    { kind: 'text', text: said },
    { kind: 'file', name, text },
  ]);
}

export function importForm(on: ActionRef, t: Texts): Form {
  return {
    kind: 'form',
    title: t.exchange.importForm,
    on,
    fields: [
      { kind: 'file', name: 'file', label: t.exchange.fileLabel, hint: t.exchange.file, required: true },
    ],
  };
}

/** What is wrong with a file, line by line. */
export function faultsMessage(faults: readonly Fault[], t: Texts): Message {
  const said = t.exchange.faults(faults.length);
  const more = faults.length - FAULTS_SHOWN;
  return message(said, [
    { kind: 'text', text: said },
    ...faults.slice(0, FAULTS_SHOWN).map((fault) => ({ kind: 'text' as const, text: faultLine(fault, t) })),
    ...(more > 0 ? [{ kind: 'note' as const, text: t.exchange.more(more) }] : []),
  ]);
}

/** What an import would do, and the button that does it. */
export function lookMessage(
  look: Extract<ImportLook, { kind: 'plan' }>,
  apply: ActionRef,
  t: Texts,
): Message {
  const heading = look.dossier === null ? t.exchange.newDossier(look.title) : t.exchange.heading(look.title);
  return message(heading, [
    { kind: 'heading', text: heading },
    { kind: 'note', text: t.exchange.nothingYet },
    ...planLines(look.plan, t).map((line) => ({ kind: 'text' as const, text: line })),
    { kind: 'buttons', buttons: [{ on: apply, label: t.exchange.importIt }] },
  ]);
}
