import { languageLetters, languageWords } from './language-words.ts';
import { splitWords } from './split-words.ts';

const SCRIPTS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/\p{Script=Arabic}/gu, (text) => (/[ٹڈڑںے]/u.test(text) ? 'ur' : /[پچژگ]/u.test(text) ? 'fa' : 'ar')],
  [/\p{Script=Hebrew}/gu, () => 'he'],
  [/\p{Script=Greek}/gu, () => 'el'],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/iu.test(text) ? 'uk' : /[ыэё]/iu.test(text) ? 'ru' : /ъ[^еёюя]/iu.test(text) ? 'bg' : 'ru')],
  [/\p{Script=Hangul}/gu, () => 'ko'],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, (text) => (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'zh')],
  [/\p{Script=Thai}/gu, () => 'th'],
  [/\p{Script=Devanagari}/gu, () => 'hi'],
  [/\p{Script=Bengali}/gu, () => 'bn'],
  [/\p{Script=Tamil}/gu, () => 'ta'],
  [/\p{Script=Telugu}/gu, () => 'te'],
  [/\p{Script=Georgian}/gu, () => 'ka'],
  [/\p{Script=Armenian}/gu, () => 'hy'],
];

const READ_CHARACTERS = 600;
/** One telling word counts one over the number of languages that have it; this much must come together against English. */
const ENOUGH = 1.3;
const TIMES_ENGLISH = 2;

const weights = wordWeights();

/**
 * The language of a text as a two-letter code, from its script or its small words; undefined where that says too little, as with one
 * word, figures or emoji. It errs towards undefined and English: a text wrongly called foreign would be compared by its letters only.
 */
export function detectLanguage(text: string): string | undefined {
  const head = text.slice(0, READ_CHARACTERS).toLowerCase();
  return scriptLanguage(head) ?? latinLanguage(head);
}

function scriptLanguage(text: string): string | undefined {
  if (!/[^\p{ASCII}\u0080-\u024f\u1e00-\u1eff\u2000-\u2bff]/u.test(text)) return undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, name] of SCRIPTS) {
    // A sign of Chinese says about as much as three Latin letters.
    const found = (text.match(script)?.length ?? 0) * (script.source.includes('Han}') ? 3 : 1);
    if (found > 0 && found >= letters / 2) return name(text);
  }
  return undefined;
}

function latinLanguage(text: string): string | undefined {
  const words = splitWords(text);
  const scores = new Map<string, number>();
  for (const word of words) for (const [language, weight] of weights.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + weight);
  const english = scores.get('en') ?? 0;
  scores.delete('en');
  if (/\P{ASCII}/u.test(text)) addLetters(text, scores);
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  const isClear = best !== undefined && best[1] >= Math.max(Math.min(ENOUGH, 0.2 + words.length * 0.3), english * TIMES_ENGLISH) && best[1] > (second?.[1] ?? 0);
  if (isClear) return best[0];
  return english > 0 && english >= (best?.[1] ?? 0) ? 'en' : undefined;
}

function addLetters(text: string, scores: Map<string, number>): void {
  for (const [language, letters] of Object.entries(languageLetters)) {
    const found = [...letters].reduce((sum, letter) => sum + text.split(letter).length - 1, 0);
    if (found > 0) scores.set(language, (scores.get(language) ?? 0) + Math.min(0.6, 0.2 * found));
  }
}

function wordWeights(): ReadonlyMap<string, readonly (readonly [string, number])[]> {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(languageWords)) {
    for (const word of new Set(words.split(' '))) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return new Map([...languages].map(([word, all]) => [word, all.includes('en') ? [['en', 1] as const] : all.map((language) => [language, 1 / Math.sqrt(all.length)] as const)]));
}
