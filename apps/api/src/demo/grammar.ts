import type { Random } from './random.ts';

/** Fills one named slot, such as <date>, with words; the words may hold further alternatives and slots. */
export type FillSlot = (name: string) => string;

/** Writes one text out of a pattern: {a|b|} chooses an alternative (an empty one leaves it out), <slot> asks for words. */
export function writeOut(pattern: string, random: Random, fill: FillSlot): string {
  let text = pattern;
  for (let depth = 0; depth < 12; depth += 1) {
    const chosen = chooseInnermost(text, random).replace(/<(\w+)>/g, (_, name: string) => fill(name));
    if (chosen === text) return refuseLeftovers(text, pattern);
    text = chosen;
  }
  throw new Error(`The pattern never ends: ${pattern}`);
}

function chooseInnermost(text: string, random: Random): string {
  return text.replace(/\{([^{}]*)\}/g, (_, inner: string) => random.pick(inner.split('|')));
}

function refuseLeftovers(text: string, pattern: string): string {
  if (/[{}<>|]/.test(text)) throw new Error(`The pattern has an open bracket: ${pattern}`);
  return text;
}

/** Sets spaces, stops and capitals the way a careful person would. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .replace(/([,;:])(?=[,;:.!?])/g, '')
    .replace(/([^.])\.\.(?!\.)/g, '$1.')
    .replace(/\b([Aa])n? (?=["“]?([A-Za-z]\w*))/g, (whole, a: string, next: string) => (/^[Aa]n? /.test(whole) ? `${a}${soundsOpen(next) ? 'n' : ''} ` : whole))
    .trim()
    .replace(/^[a-z]/, (letter) => letter.toUpperCase())
    .replace(/([.!?] )([a-z])/g, (_, stop: string, letter: string) => stop + letter.toUpperCase())
    .replace(/([^.!?)])$/, '$1.');
}

/** Whether a word begins with a vowel sound, so that it takes "an". */
function soundsOpen(word: string): boolean {
  if (/^(EV|MCS|SMS|hour|honest)/.test(word)) return true;
  return /^[aeiou]/i.test(word) && !/^(one|once|uni|use|usual|eu)/i.test(word);
}
