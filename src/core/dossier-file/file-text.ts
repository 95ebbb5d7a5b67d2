import { isUtf8 } from 'node:buffer';
import type { Finding, YamlProblem } from './fault.ts';

export type FileText = { readonly text: string } | { readonly finding: Finding; readonly readable: string };

function fault(problem: YamlProblem, readable: string): FileText {
  return { finding: { path: [], problem, offset: readable.length }, readable };
}

/** A file as text without its byte order mark; `readable` is what comes before the place at which it is none. */
export function fileText(file: string | Uint8Array, limit: number): FileText {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  if (bytes.length > limit) return fault({ code: 'too-large', limit }, '');
  // Keeps the mark, so that the lengths below agree.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isUtf8(bytes)) {
    const back = Buffer.from(text);
    const wrong = back.findIndex((byte, index) => byte !== bytes[index]);
    return fault({ code: 'not-utf-8' }, back.subarray(0, wrong).toString());
  }
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}
