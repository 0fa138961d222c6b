import { readTitleTokens, type PhrasalVerbs, type TitleToken } from './title-tokens.ts';

/** A phrase of a text: its key is the same for all its forms, its surface is what people would read. */
export interface Phrase {
  readonly key: string;
  readonly surface: string;
  /** Taken from a turned-round question ("does my transfer take"): if it ends in a verb it is no sentence of its own. */
  readonly isTurned: boolean;
}

const TURNING = new Set(['do', 'does', 'did', 'will', 'would', 'can', 'could', 'should']);
const SUBJECTS = new Set(['nothing', 'nobody', 'none']);
const LONGEST_KEYS = 4;
const LONGEST_TOKENS = 8;
const READ_CHARACTERS = 1000;

/** All phrases of a text that could stand as a title, each key once; one that would drop a negation before it is left out. A language is named where it is not English. */
export function collectPhrases(text: string, phrasal: PhrasalVerbs, language?: string): Phrase[] {
  const found = new Map<string, Phrase>();
  const canEnd = language === undefined ? canEndInEnglish : canEndElsewhere;
  for (const tokens of readTitleTokens(text.slice(0, READ_CHARACTERS), phrasal, language)) {
    for (let start = 0; start < tokens.length; start++) {
      if (canStart(tokens, start)) collectFrom(tokens, start, found, canEnd);
    }
  }
  return [...found.values()];
}

type MayEnd = (tokens: readonly TitleToken[], start: number, end: number) => boolean;

function collectFrom(tokens: readonly TitleToken[], start: number, found: Map<string, Phrase>, canEnd: MayEnd): void {
  const isTurned = isInsideQuestion(tokens, start);
  const keys: string[] = [];
  const surfaces: string[] = [];
  for (let end = start; end < tokens.length && surfaces.length < LONGEST_TOKENS; end++) {
    const token = tokens[end];
    if (!token || token.kind === 'stop' || (token.kind === 'question' && end > start)) return;
    if (token.kind === 'dropped') continue;
    if (token.key !== '') keys.push(token.key);
    if (keys.filter((key) => key !== 'not').length > LONGEST_KEYS) return;
    surfaces.push(token.surface);
    const key = keys.join(' ');
    if (canEnd(tokens, start, end) && saysEnough(tokens, start, end) && !found.has(key)) found.set(key, { key, surface: surfaces.join(' '), isTurned });
  }
}

function isInsideQuestion(tokens: readonly TitleToken[], start: number): boolean {
  for (let before = start - 1; before >= Math.max(0, start - 4); before--) {
    const token = tokens[before];
    if (!token || token.kind === 'stop' || token.kind === 'negation') return false;
    if (TURNING.has(token.surface.toLowerCase())) return true;
  }
  return false;
}

function canEndInEnglish(tokens: readonly TitleToken[], start: number, end: number): boolean {
  const kind = tokens[end]?.kind;
  return kind === 'content' || (kind === 'unit' && end > start && tokens[end - 1]?.kind === 'content');
}

/** "Rechnung stimmt nicht", "la carte ne marche pas": a negation may come last, and then nothing ends before it. */
function canEndElsewhere(tokens: readonly TitleToken[], start: number, end: number): boolean {
  const kind = tokens[end]?.kind;
  if (kind === 'negation') return end > start;
  return kind === 'content' && tokens.slice(end + 1).find((token) => token.kind !== 'helper')?.kind !== 'negation';
}

/** "Where card" asks nothing: a question needs its "is" or "will". */
function saysEnough(tokens: readonly TitleToken[], start: number, end: number): boolean {
  const first = tokens[start];
  return first?.kind !== 'question' || first.key.includes('-') || tokens.slice(start, end).some((token) => token.kind === 'helper');
}

function canStart(tokens: readonly TitleToken[], start: number): boolean {
  const kind = tokens[start]?.kind;
  if (kind === 'question') return true;
  // "Why isn't my card working" turns the words round: "isn't card" would be no phrase.
  // "Nothing could have been done better" and "Nobody answers the phone" are whole.
  if (kind === 'negation') return tokens[start + 1]?.kind === 'content' || (SUBJECTS.has(tokens[start]?.surface ?? '') && tokens[start + 1]?.kind === 'helper');
  if (kind !== 'content') return false;
  for (let before = start - 1; before >= 0; before--) {
    const earlier = tokens[before]?.kind;
    if (earlier === 'negation') return false;
    if (earlier !== 'helper' && earlier !== 'dropped') return true;
  }
  return true;
}
