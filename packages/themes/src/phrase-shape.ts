import nlp from 'compromise/two';

interface Term {
  readonly text: string;
  readonly tags: readonly string[];
}

/** How well a phrase reads as a title, from 0 to about 1.3: something that happens to a thing beats a thing, a thing beats a lone verb. */
export function phraseShape(surface: string, isTurned = false): number {
  const sentences: { terms: Term[] }[] = nlp(surface).json({ terms: { tags: true } });
  const terms = sentences.flatMap((sentence) => sentence.terms);
  const has = (tag: string): boolean => terms.some((term) => term.tags.includes(tag));
  const lastTags = terms.at(-1)?.tags ?? [];
  const firstTags = terms[0]?.tags ?? [];
  const hasThing = has('Noun') && !terms.every((term) => term.tags.includes('Pronoun'));
  const hasState = has('Verb') || has('Negative') || has('Adjective');
  let shape = 0.35;
  if (hasThing && hasState) shape = 1.25;
  else if (hasThing) shape = terms.length > 1 ? 1.05 : 0.8;
  else if (hasState && terms.length > 1) shape = 0.7;
  if (lastTags.includes('Adverb') || lastTags.includes('Preposition') || lastTags.includes('Determiner')) shape *= 0.5;
  // "Delivered on specific": the thing itself is cut off.
  if (terms.length > 2 && lastTags.includes('Adjective') && (terms.at(-2)?.tags.includes('Preposition') ?? false)) shape *= 0.5;
  if (isTurned && lastTags.includes('Verb')) shape *= 0.5;
  if (firstTags.includes('Adverb') || firstTags.includes('Conjunction')) shape *= 0.6;
  if (has('Person') || has('Place') || has('Date') || has('Value')) shape *= 0.6;
  return shape;
}
