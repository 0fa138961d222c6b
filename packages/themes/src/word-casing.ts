const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;
const READ_CHARACTERS = 1000;
const LEAST_USES = 2;
const USUAL_SHARE = 0.6;
const ACRONYM_SHARE = 0.3;
const LONGEST_ACRONYM = 5;
/** Abbreviations everybody writes large and customers in a hurry do not. */
const ABBREVIATIONS = new Set('atm pin sms nhs gp ceo vat faq qr pdf url sim gps tv dvd usb vpn wifi vip eu uk usa gbp usd eur iban bic id'.split(' '));
const ABBREVIATION_FORMS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', atms: 'ATMs', pins: 'PINs', gps: 'GPs', ids: 'IDs' };

/** How a word is written inside a sentence, by the word in small letters; words not in it are written small. */
export type WordCasing = ReadonlyMap<string, string>;

/**
 * Learns from a collection how its names and abbreviations are written: large where most people write them so inside a sentence, all
 * capitals where a good part does. Texts and sentences written large throughout teach nothing.
 */
export function learnCasing(texts: readonly string[]): WordCasing {
  const uses = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const sentence of text.slice(0, READ_CHARACTERS).split(/[.!?:;\n"“”()]+/u)) {
      const words = sentence.match(WORD) ?? [];
      if (words.length < 3 || 2 * words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length) continue;
      for (const word of words.slice(1)) {
        const forms = uses.get(word.toLowerCase()) ?? new Map<string, number>();
        forms.set(word, (forms.get(word) ?? 0) + 1);
        uses.set(word.toLowerCase(), forms);
      }
    }
  }
  return new Map([...uses].flatMap(([word, forms]) => {
    const form = usualForm(word, forms);
    return form === undefined ? [] : [[word, form] as const];
  }));
}

function usualForm(word: string, forms: ReadonlyMap<string, number>): string | undefined {
  const all = [...forms.values()].reduce((sum, count) => sum + count, 0);
  const capitals = word.toUpperCase();
  if (word.length > 1 && word.length <= LONGEST_ACRONYM && capitals !== word && (forms.get(capitals) ?? 0) >= Math.max(LEAST_USES, ACRONYM_SHARE * all)) return capitals;
  const [best, count] = [...forms].filter(([form]) => form !== word && form !== capitals).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['', 0];
  return count >= LEAST_USES && count >= USUAL_SHARE * all ? best : undefined;
}

/** A title in sentence case: names and abbreviations as the collection writes them, all else small, the first letter large. */
export function sentenceCase(surface: string, casing: WordCasing): string {
  let isAfterName = false;
  const cased = surface.replace(WORD, (word) => {
    const lower = word.toLowerCase();
    const known = casing.get(lower);
    // "Apple Pay": what follows a name and is written large belongs to it.
    const isName = known !== undefined ? /^\p{Lu}\p{Ll}/u.test(known) : isAfterName && /^\p{Lu}\p{Ll}/u.test(word);
    isAfterName = isName;
    if (isName) return known ?? word;
    return known ?? ABBREVIATION_FORMS[lower] ?? (ABBREVIATIONS.has(lower) ? lower.toUpperCase() : lower);
  });
  return cased.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
