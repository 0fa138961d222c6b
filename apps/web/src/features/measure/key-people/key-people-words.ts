import type { KeyKind } from '@kept/core/act/key-person.ts';
import { nameList } from '@kept/core/act/ladder-words.ts';
import { countWords } from '../../../ui/count-words.ts';
import type { KeyPeople } from './key-people-queries.ts';

/** What each kind is, one and many, and what it would be without. */
export const kindWords = {
  theme: { one: 'open theme', many: 'open themes', heading: 'Themes', would: 'Themes nobody would own or stand in for' },
  procedure: { one: 'procedure', many: 'procedures', heading: 'Procedures', would: 'Procedures nobody else has written or read' },
  step: { one: 'step of a ladder', many: 'steps of ladders', heading: 'Ladders', would: 'Steps that would tell nobody' },
  driver: { one: 'reason for contact', many: 'reasons for contact', heading: 'Reasons for contact', would: 'Reasons for contact nobody else resolved' },
} as const satisfies Record<KeyKind, { one: string; many: string; heading: string; would: string }>;

/** What would be lost, in one line: "4 of 11 open themes and 1 of 3 procedures". */
export function lostWords(parts: KeyPeople['parts']): string {
  return nameList(parts.filter(({ lost }) => lost > 0).map(({ kind, total, lost }) => `${lost.toLocaleString('en-GB')} of ${countWords(total, kindWords[kind].one, kindWords[kind].many)}`));
}

/** What carries somebody's name: "owns 4 themes and 1 procedure". */
export function carryWords({ themes, deputies, procedures, steps }: KeyPeople['picked'][number]['carries']): string {
  const owned = [themes > 0 && countWords(themes, 'open theme', 'open themes'), procedures > 0 && countWords(procedures, 'procedure', 'procedures')].filter((part) => typeof part === 'string');
  const all = [owned.length > 0 && `owns ${nameList(owned)}`, deputies > 0 && `stands in ${deputies === 1 ? 'once' : `${deputies} times`}`, steps > 0 && `is named in ${countWords(steps, 'step', 'steps')}`].filter((part) => typeof part === 'string');
  return all.length === 0 ? 'nothing carries their name' : nameList(all);
}
