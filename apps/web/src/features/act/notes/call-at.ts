/** What stands behind the last @ before the caret: where it begins, and the letters so far. Undefined where no name is being written. */
export function callAt(text: string, caret: number): { readonly from: number; readonly letters: string } | undefined {
  const found = /(?:^|[\s(])@((?:\p{L}[\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’-]*)?)?)$/u.exec(text.slice(0, caret));
  const letters = found?.[1];
  return letters === undefined ? undefined : { from: caret - letters.length - 1, letters };
}

/** Who may be meant by some letters: a name, or a word of it, begins with them. */
export function whoMatches<Person extends { readonly label: string }>(people: readonly Person[], letters: string): Person[] {
  const wanted = letters.trim().toLowerCase();
  return people.filter(({ label }) => label.toLowerCase().startsWith(wanted) || label.toLowerCase().split(' ').some((word) => word.startsWith(wanted))).slice(0, 6);
}
