import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import type { ThemesSearch } from '../themes-search.ts';

/** The words of the address a view keeps: what narrows, groups and orders all themes. */
const kept = ['status', 'origin', 'stage', 'owner', 'words', 'days', 'sort', 'group'] as const;

/** A way of looking at all themes as the words behind the question mark; the same way is always the same words. */
export function searchWords(search: ThemesSearch): string {
  return new URLSearchParams(kept.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]]))).toString();
}

/** The way of looking that such words stand for; what is none of ours is left out. */
export function searchFrom(words: string): ThemesSearch {
  const found = new URLSearchParams(words);
  return Object.fromEntries(kept.flatMap((name) => (found.get(name) === null ? [] : [[name, found.get(name) ?? '']])));
}

const known = { status: themeStatuses, origin: origins, stage: journeyStages } as const satisfies Record<string, readonly string[]>;
const words = { status: 'a status', origin: 'a place where it begins', stage: 'a journey stage', owner: 'an owner' } as const;

/** What a way of looking asks for that is there no longer, in words: a status, an owner who left. `owners` are those who can own themes now. */
export function lostFilters(search: ThemesSearch, owners: readonly { readonly value: string }[]): string[] {
  const isGone = (name: keyof typeof words) => {
    const value = search[name];
    if (value === undefined) return false;
    return name === 'owner' ? value !== 'none' && !owners.some((each) => each.value === value) : !known[name].some((each) => each === value);
  };
  return (['status', 'origin', 'stage', 'owner'] as const).filter(isGone).map((name) => words[name]);
}
