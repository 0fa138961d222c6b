const sequenceLength = 6;

/** The words of a text without case and punctuation, as the variety rule compares them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replace(/['’]/g, '').match(/[a-z0-9£]+/g) ?? [];
}

/** Every distinct run of six words in a text. */
export function sixWordRuns(text: string): Set<string> {
  const words = wordsOf(text);
  const runs = new Set<string>();
  for (let i = 0; i + sequenceLength <= words.length; i += 1) runs.add(words.slice(i, i + sequenceLength).join(' '));
  return runs;
}

/** How many texts of one group may share a run of six words: 2 % of them, but always two. */
export function allowedRepeats(groupSize: number): number {
  return Math.max(2, Math.ceil(groupSize * 0.02));
}

export type VarietyLedger = { accept: (text: string) => boolean };

/** Remembers what has been written in one group and refuses a text that repeats another too closely. */
export function createVarietyLedger(groupSize: number, seenEverywhere: Set<string>): VarietyLedger {
  const counts = new Map<string, number>();
  const limit = allowedRepeats(groupSize);
  return {
    accept(text) {
      const whole = wordsOf(text).join(' ');
      const runs = sixWordRuns(text);
      if (seenEverywhere.has(whole)) return false;
      for (const run of runs) if ((counts.get(run) ?? 0) >= limit) return false;
      seenEverywhere.add(whole);
      for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
      return true;
    },
  };
}
