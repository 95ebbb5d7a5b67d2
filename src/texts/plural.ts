type Forms = { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Picks a number's form by the rules of a language (Unicode CLDR), with the number itself in place of `#`. */
export function pluralOf(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', digits.format(count));
}
