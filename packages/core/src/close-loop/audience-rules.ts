import type { AudienceRules } from './audience-input.ts';

/** What a digest begins with: everybody it could reach. */
export const everybody: AudienceRules = { match: 'all', segments: null, languages: null, themes: null, saidYes: false, withinDays: null };

/** The same rules as the same text, in whatever order their fields came back from the database. */
export function writeRules({ match, segments, languages, themes, saidYes, withinDays }: AudienceRules): string {
  return JSON.stringify({ match, segments: segments && { is: segments.is, names: segments.names }, languages: languages && { is: languages.is, codes: languages.codes }, themes, saidYes, withinDays });
}

/** How many rules ask something. */
export function countRules({ segments, languages, themes, saidYes, withinDays }: AudienceRules): number {
  return [segments, languages, themes, saidYes ? true : null, withinDays].filter((rule) => rule !== null).length;
}

/** Says whether somebody is in the audience, from what the other rules say of them together and from their own yes. */
export function isInAudience(rules: AudienceRules, { others, hasSaidYes }: { readonly others: boolean; readonly hasSaidYes: boolean }): boolean {
  if (!rules.saidYes) return others;
  if (countRules(rules) === 1) return hasSaidYes;
  return rules.match === 'all' ? others && hasSaidYes : others || hasSaidYes;
}
