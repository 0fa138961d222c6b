const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
const grouped = new Intl.NumberFormat('en-GB');

/** Writes a count as a person would: words up to ten, then figures with commas. */
export function countWord(count: number): string {
  return small[count] ?? grouped.format(count);
}

/** "one thing", "two things": the count with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

/** Starts a sentence: only the first letter is raised. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
