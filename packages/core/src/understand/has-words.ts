/** Says whether a text says anything that can be understood: a letter, a digit or a pictograph; "..." and "—" do not. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}
