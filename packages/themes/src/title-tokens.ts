import { smallWordsOf } from './small-words.ts';

/**
 * What a word does inside a title: `content` carries the topic; `negation` must never be lost; `helper` (is, has, same) may stand
 * inside but not at an end; `unit` (times, hours) may end a phrase but not start it; `question` (how long, when) may only start
 * it; `dropped` words (a, my, please) never appear; `stop` words (I, why) end a phrase.
 */
export type TokenKind = 'content' | 'negation' | 'helper' | 'unit' | 'question' | 'dropped' | 'stop';

export interface TitleToken {
  readonly surface: string;
  /** Equal for the forms of one word (declined, declining); empty where the word does not tell phrases apart. */
  readonly key: string;
  readonly kind: TokenKind;
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const DROPPED = wordSet(
  "a an the my your our his her their its this that these those some any just really very please actually also so too quite simply basically literally own one's s t",
);
const HELPERS = wordSet(
  'is are was were be been being am has have had having do does did will would can could should may might must shall to for of in on at with from by about into ' +
    'onto as than via per against after before during between through over under within still yet already again back out up off down away and or ' +
    'same different other another few many several more much less most certain one ones ago yesterday tomorrow couple able all every each both either even only long due',
);
const STOPS = wordSet(
  "i i'm i've i'd i'll im ive you you're you've he she it it's we we're we've they they're me him us them myself yourself itself there here what why who whom " +
    "which whose how if because but while whether though although since until then else that's there's what's how's let let's hi hello hey dear thanks thank someone anyone something anything " +
    'everything everyone nothing lot lots bit etc ok okay yes oh well now today like get got getting want wanted need needed know think tell say said see seem seems try tried trying make made go going gone',
);
const UNITS = wordSet('time times day days hour hours minute minutes week weeks month months year years morning afternoon evening way ways thing things kind sort');
const QUESTIONS = wordSet('when where');
const QUESTION_PAIRS = wordSet('how-long how-much how-many how-often');
const NEGATIONS = wordSet('not no never cannot without nor neither none nothing nobody nowhere hardly');
const PARTICLES = wordSet('up in out off down back over away on after forward around');
const TITLE_WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)*/gu;
const PHRASE_BREAK = /[.!?…;:,()[\]{}"“”\n\r|/]+|\s[-–—]+\s/u;

/** Pairs such as "top up" and "log in" that a collection uses together often enough to be one word. */
export type PhrasalVerbs = ReadonlySet<string>;

/** Finds verbs that come with the same particle in at least a third of their uses. */
export function findPhrasalVerbs(texts: readonly string[]): PhrasalVerbs {
  const words = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const text of texts) {
    const found = (text.toLowerCase().match(TITLE_WORD) ?? []).slice(0, 200);
    found.forEach((word, i) => {
      const next = found[i + 1];
      words.set(word, (words.get(word) ?? 0) + 1);
      if (next && PARTICLES.has(next) && kindOf(word) !== 'helper' && kindOf(word) !== 'dropped') pairs.set(`${word} ${next}`, (pairs.get(`${word} ${next}`) ?? 0) + 1);
    });
  }
  return new Set([...pairs].filter(([pair, count]) => count >= 3 && count >= 0.34 * (words.get(pair.split(' ')[0] ?? '') ?? 0)).map(([pair]) => pair));
}

/** The pieces of a text a title may be taken from, word by word; phrasal verbs, "how long" and "could not" are one token. In another language than English its small words are helpers. */
export function readTitleTokens(text: string, phrasal: PhrasalVerbs, language?: string): TitleToken[][] {
  if (language !== undefined) return readForeignTokens(text, language);
  const isShouted = text.length > 12 && text === text.toUpperCase();
  return text.split(PHRASE_BREAK).map((piece) => {
    const words = (piece.match(TITLE_WORD) ?? []).map((word) => word.replaceAll('’', "'"));
    const tokens: TitleToken[] = [];
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? '';
      const surface = isShouted || (i === 0 && !isAcronym(word)) ? word.toLowerCase() : word;
      const pair = readPair(surface, (words[i + 1] ?? '').toLowerCase(), phrasal);
      tokens.push(pair ?? readToken(surface));
      if (pair) i++;
    }
    return tokens;
  });
}

/** "l'application" is two words. */
const ELIDED = /^(?:[cdjlmnst]|qu|dell|nell|all|sull|un)['’](?=\p{L}{2})/iu;

function readForeignTokens(text: string, language: string): TitleToken[][] {
  const words = smallWordsOf(language);
  const kindIn = (lower: string): TokenKind => {
    if (words?.isNegation(lower)) return 'negation';
    if (/^(?:\p{N}+|\p{L}|(\p{L})\1{2,})$/u.test(lower)) return 'stop';
    return words?.isSmall(lower) ? 'helper' : 'content';
  };
  return text.split(PHRASE_BREAK).map((piece) =>
    (piece.match(TITLE_WORD) ?? []).map((written): TitleToken => {
      const surface = written.replace(ELIDED, '');
      const lower = surface.toLowerCase();
      const kind = kindIn(lower);
      return { surface, key: kind === 'negation' ? 'not' : kind === 'content' ? stem(lower) : '', kind };
    }),
  );
}

function readPair(surface: string, next: string, phrasal: PhrasalVerbs): TitleToken | undefined {
  const lower = surface.toLowerCase();
  const joined = `${surface} ${next}`;
  if (phrasal.has(`${lower} ${next}`)) return { surface: joined, key: `${stem(lower)}_${next}`, kind: 'content' };
  if (QUESTION_PAIRS.has(`${lower}-${next}`)) return { surface: joined.toLowerCase(), key: `${lower}-${next}`, kind: 'question' };
  if (next === 'not' && kindOf(lower) === 'helper') return { surface: joined.toLowerCase(), key: 'not', kind: 'negation' };
  return undefined;
}

function readToken(surface: string): TitleToken {
  const lower = surface.toLowerCase();
  const kind = kindOf(lower);
  if (kind === 'negation') return { surface: lower, key: 'not', kind };
  if (kind === 'question') return { surface: lower, key: lower, kind };
  return { surface, key: kind === 'content' || kind === 'unit' ? stem(lower) : '', kind };
}

function kindOf(lower: string): TokenKind {
  if (NEGATIONS.has(lower) || lower.endsWith("n't") || /^(?:dont|cant|doesnt|didnt|wont|isnt|wasnt|havent|hasnt|couldnt)$/u.test(lower)) return 'negation';
  if (DROPPED.has(lower)) return 'dropped';
  if (HELPERS.has(lower)) return 'helper';
  if (UNITS.has(lower)) return 'unit';
  if (QUESTIONS.has(lower)) return 'question';
  // "XXXX" stands for what was taken out; a lone letter says nothing.
  return STOPS.has(lower) || /^(?:\p{N}+|\p{L}|(\p{L})\1{2,})$/u.test(lower) ? 'stop' : 'content';
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** A light English stem: enough to see that "declined" and "declining" are one word; never shown to anybody. */
export function stem(word: string): string {
  let root = word.replace(/'s$/u, '');
  if (root.length > 4) root = root.replace(/ies$/u, 'y').replace(/(?<=[^su])s$/u, '');
  else if (root.length > 3) root = root.replace(/(?<=[^sui])s$/u, '');
  const whole = root;
  if (root.length > 5) root = root.replace(/(?:ing|ed)$/u, '');
  else if (root.length > 4) root = root.replace(/ed$/u, '');
  // "topping" is "top", "adding" is "add".
  if (root !== whole && root.length > 3) root = root.replace(/([bgmnprt])\1$/u, '$1');
  if (root.length > 6) root = root.replace(/(?<=[^aeiou])al$/u, '').replace(/ically$/u, 'ic').replace(/ery$/u, 'er');
  return root.replace(/(?<=..)e$/u, '').replace(/(?<=[^aeiouls])(\p{L})\1$/u, '$1').replace(/(.)\1$/u, (pair, letter: string) => (root.length > 4 && 'bdgmnprt'.includes(letter) ? letter : pair));
}
