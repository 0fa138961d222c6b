import { maskNoise } from './mask-noise.ts';

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// Runs are matched from their first sign only: texts of spaces or dots must not take longer than others.
const BREAK = /(?<![.!?…;:\n\r])[.!?…;:\n\r]+(?=\s|$)|(?<![\n\r])[\n\r]+|,\s+(?=(?:and|but|so|or|because|however|although|though|which|then|yet|also)\b)|(?<!\s)\s+(?=(?:but|however|although|though|because|whereas|yet)\b)|\s[-–—]\s|(?<!\s)\s+(?=(?:and|also)\s+(?:also\s+)?(?:i|i'm|i've|we|my|our|the|it|its|he|she|they|you|your|there|this|that|these|those|a|an|no|nobody|nothing|how|why|what|when|where|who|can|could|cannot|can't|is|are|was|were|do|does|did|would|will|please|now|then|still|also)\b)/giu;
const SHORTEST_CLAUSE_WORDS = 3;

/** The clauses of a text with their offsets into it; a piece of fewer than three words stays with the one before it. Greetings, signatures, mark-up and what is replied to are no clauses. */
export function splitClauses(text: string): Clause[] {
  const masked = maskNoise(text);
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (const stop of [...masked.matchAll(BREAK).map((match) => match.index + match[0].length), text.length]) {
    const trimmed = trimRange(masked, start, stop);
    start = stop;
    if (!trimmed) continue;
    const last = clauses.at(-1);
    const isShort = (range: { start: number; end: number }): boolean => text.slice(range.start, range.end).split(/\s+/u).length < SHORTEST_CLAUSE_WORDS;
    if (last && (isShort(trimmed) || isShort(last))) last.end = trimmed.end;
    else clauses.push(trimmed);
  }
  return clauses.map(({ start: from, end }) => ({ start: from, end, text: text.slice(from, end) }));
}

function trimRange(text: string, start: number, end: number): { start: number; end: number } | undefined {
  const piece = text.slice(start, end);
  const content = piece.trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(content)) return undefined;
  const from = start + piece.indexOf(content);
  return { start: from, end: from + content.length };
}
