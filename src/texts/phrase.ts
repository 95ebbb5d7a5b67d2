/** A sentence with places for what is not text: a bold name, a link, a quotation. */
export type Phrase<T> = readonly (string | T)[];

/** Template tag: phrase`According to ${who}` keeps `who` as it is instead of turning it into a string. */
export function phrase<T>(strings: TemplateStringsArray, ...values: readonly (string | T)[]): Phrase<T> {
  return strings
    .flatMap((text, index) => (index < values.length ? [text, values[index] as string | T] : [text]))
    .filter((part) => part !== '');
}
