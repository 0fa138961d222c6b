const roleWord = /\b(?:supervisor|manager|colleague|agent|customer|lead|boss|called|named)\s+((?:\p{Lu}[\p{L}'’-]+)(?:\s+\p{Lu}[\p{L}'’-]+)?)/gu;
const edges = /^[\s.,;:!?"“”()]+|[\s.,;:!?"“”()]+$/g;

/**
 * What in a text looks like the name of a person: names the language knows, the word after "supervisor" or "called", and those of the
 * people given, however they are written. It asks rather than decides, so a Grace or a Jordan too many is no harm.
 */
export async function findPeople(text: string, known: readonly string[] = []): Promise<string[]> {
  const { default: nlp } = await import('compromise/three');
  const people: string[] = nlp(text).people().out('array');
  const guessed = people.flatMap((name) => name.split(/[;,]|\band\b/)).map((name) => name.replace(/['’]s\b/g, '').replace(edges, ''));
  const roles = [...text.matchAll(roleWord)].map(([, name]) => name ?? '');
  const members = known.filter((name) => name.includes(' ') && findWord(text, name) !== undefined).map((name) => findWord(text, name) ?? name);
  const found = [...new Set([...members, ...guessed, ...roles])].filter((name) => name.length > 1 && text.includes(name));
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name)));
}

function findWord(text: string, word: string): string | undefined {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[^\p{L}\p{N} ]/gu, '.')}(?![\\p{L}\\p{N}])`, 'iu').exec(text)?.[0];
}
