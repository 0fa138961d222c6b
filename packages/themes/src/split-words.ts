const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in lower case, with straight apostrophes ("can't" stays one word). */
export function splitWords(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll('’', "'"));
}

const STOP_WORDS = new Set(
  (
    'a about after again all also am an and any are as at be because been before being both but by can could did do does doing down during each few for ' +
    "from further had has have having he her here hers him his how i i'd i'll i'm i've if in into is it it's its itself just me more most my myself of off on " +
    'once only or other our ours out over own same she should so some such than that the their theirs them then there these they this those through to too ' +
    'under until up us very was we were what when where which while who whom why will with would you your yours'
  ).split(' '),
);

/** True for English words that say nothing about a topic; negations are not among them. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
