/** With its first letter as a capital. */
export function firstUp(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
