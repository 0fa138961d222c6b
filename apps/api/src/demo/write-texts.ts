import { composeText, type PatternUse } from './compose-text.ts';
import type { PlannedText } from './plan-feedback.ts';
import type { Random } from './random.ts';
import { createVarietyLedger, type VarietyLedger } from './variety.ts';

const shortest = 20;
const longest = 600;
const attempts = 300;

/** A planned text may come with its words already fixed (Maria's sentences). */
export type TextToWrite = PlannedText & { words?: string };

/**
 * Writes every planned text; no two are alike, and within a problem no run of six words is shared by more than a few. The wording follows
 * from the seed alone, text by text in the order of the plan, whatever the day.
 */
export function writeTexts(planned: readonly TextToWrite[], random: Random): string[] {
  const sizes = new Map<string, number>();
  for (const text of planned) sizes.set(groupOf(text), (sizes.get(groupOf(text)) ?? 0) + 1);
  const everywhere = new Set<string>();
  const ledgers = new Map([...sizes].map(([group, size]) => [group, createVarietyLedger(size, everywhere)]));
  for (const text of planned) if (text.words) ledgers.get(groupOf(text))?.accept(text.words);
  const use: PatternUse = new Map();
  return planned.map((text) => text.words ?? writeOne(text, random, use, ledgers.get(groupOf(text))));
}

function writeOne(text: PlannedText, random: Random, use: PatternUse, ledger: VarietyLedger | undefined): string {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const words = composeText(text, random, use);
    if (words.length >= shortest && words.length <= longest && ledger?.accept(words)) return words;
  }
  throw new Error(`The grammar has run out of ways to say "${groupOf(text)}" (${text.kind}).`);
}

function groupOf(text: PlannedText): string {
  return text.problem?.key ?? 'noise';
}
