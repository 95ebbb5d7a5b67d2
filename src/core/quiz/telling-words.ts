import type { Claim } from '../dossier/dossier.ts';
import { fold, wordsOf } from '../search/fold.ts';

/** Words of one language that say more than they seem to. */
interface TellingWords {
  /** Of sex or office: they narrow down who speaks. */
  readonly sexOrOffice: string;
  /** Of a single person who speaks of themselves: no organisation does. */
  readonly ofOneself: string;
  /** Of a speaker in a quotation whose marks are left out: reported speech has them in the third person. */
  readonly firstPerson: string;
  /** What turns a sentence round or leaves it open: fragments of it, without them, say something else. */
  readonly negation: string;
  /** What points to something that was told before: a sentence with it can't be understood alone. */
  readonly pointing: string;
}

/** By the primary subtag of BCP 47. */
const byLanguage: Readonly<Record<string, TellingWords>> = {
  en: {
    sexOrOffice: `she he her hers herself his him himself woman women man men girl boy lady gentleman mother father wife husband
      daughter son sister brother madam sir mrs mr minister ministry president presidency presidential secretary ambassador chancellor
      mayor governor spokesman spokeswoman spokesperson chairman chairwoman chairperson director commander bishop pope king queen`,
    ofOneself: 'i me my mine myself im ive',
    firstPerson: 'i me my mine myself im ive we us our ours ourselves',
    negation: `no not never without neither nor none nothing nobody nowhere cannot hardly dont doesnt didnt isnt arent wasnt werent
      wont wouldnt cant couldnt shouldnt hasnt havent hadnt deny denies denied denying reject rejects rejected rejecting refuse refuses
      refused refusing refute refutes refuted rather instead if unless whether lest`,
    pointing: 'this these such',
  },
  de: {
    sexOrOffice: `frau mann mutter vater minister ministerin ministerium präsident präsidentin kanzler kanzlerin botschafter
      botschafterin bürgermeister bürgermeisterin sprecher sprecherin direktor direktorin`,
    ofOneself: 'ich mich mir mein meine meinem meinen meiner meines',
    firstPerson:
      'ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer unseres',
    negation:
      'nicht kein keine keinem keinen keiner nie niemals ohne weder noch nichts niemand bestreitet lehnt weist statt wenn falls ob',
    pointing: 'dies diese diesem diesen dieser dieses',
  },
  fr: {
    sexOrOffice: `elle femme homme mère père ministre ministère président présidente chancelier ambassadeur ambassadrice maire
      gouverneur directeur directrice secrétaire madame monsieur`,
    ofOneself: 'je j me moi mon ma mes mien mienne',
    firstPerson: 'je j me moi mon ma mes mien mienne nous notre nos',
    negation: 'ne n pas jamais sans ni rien personne aucun aucune nie dément rejette refuse plutôt si',
    pointing: '',
  },
  ru: {
    sexOrOffice: `он она его её ему ей женщина мужчина мать отец министр министерство президент посол мэр губернатор директор`,
    ofOneself: 'я меня мне мной мой моя моё мои моего моей моих',
    firstPerson:
      'я меня мне мной мой моя моё мои моего моей моих мы нас нам нами наш наша наше наши нашего нашей наших',
    negation: 'не ни нет никогда без никто ничто ничего отрицает отвергает опровергает если ли',
    pointing: '',
  },
  uk: {
    sexOrOffice: `він вона його її йому їй жінка чоловік мати батько міністр міністерство президент президентка посол мер
      губернатор директор директорка`,
    ofOneself: 'я мене мені мною мій моя моє мої мого моєї моїх',
    firstPerson:
      'я мене мені мною мій моя моє мої мого моєї моїх ми нас нам нами наш наша наше наші нашого нашої наших',
    negation: 'не ні немає ніколи без ніхто ніщо нічого заперечує відкидає спростовує якщо чи',
    pointing: '',
  },
};

const sets = new Map(
  Object.entries(byLanguage).map(([language, words]) => [
    language,
    {
      sexOrOffice: setOf(words.sexOrOffice),
      ofOneself: setOf(words.ofOneself),
      firstPerson: setOf(words.firstPerson),
      negation: setOf(words.negation),
      pointing: setOf(words.pointing),
    },
  ]),
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(wordsOf(fold(words)));
}

/** Whether a text has such a word of its language (BCP 47). Of languages that are not listed, no word is known to be one. */
export function hasTellingWord(text: string, language: string, which: keyof TellingWords): boolean {
  const known = sets.get(language.split('-', 1)[0]?.toLowerCase() ?? '')?.[which];
  return known !== undefined && wordsOf(fold(text)).some((word) => known.has(word));
}

/**
 * Whether a claim's summary has such a word outside of what it quotes. Of a source in another language the summary
 * may be in that language or in English.
 */
export function summaryHasTellingWord(
  { summary }: Claim,
  language: string,
  which: keyof TellingWords,
): boolean {
  const around = summary.replaceAll(/“[^”]*”/gu, ' ');
  return hasTellingWord(around, language, which) || hasTellingWord(around, 'en', which);
}
