import { asSentence, countOf, countWord } from './count-words.ts';
import type { RingState } from './ring.tsx';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** One theme of an owner: handed over, late, or due soon. `days` counts days late, or days left; `deadline` arrives formatted. */
export interface OwnerTheme {
  title: string;
  state: 'late' | 'due' | 'handed';
  deadline: string;
  days?: number;
  ring: RingState;
  people?: number;
  quote?: string;
  quoteFrom?: string;
  handedBy?: string;
  note?: string;
  themeUrl: string;
  actions?: { stillOn: string; done: string; stuck: string; notMine: string };
}

/** The one mail a day to a theme owner. `nextDigestOn` arrives formatted. */
export interface OwnerNote {
  organisationName: string;
  ownerName?: string;
  themes: readonly OwnerTheme[];
  nextDigestOn?: string;
  preferencesUrl?: string;
  lang?: string;
  dir?: Direction;
}

const order = { late: 0, handed: 1, due: 2 } as const;

/** Late themes first, the latest of them on top; then what was handed over, then what is due. An owner note without a theme is refused. */
export function ownerThemes(note: OwnerNote): OwnerTheme[] {
  if (note.themes.length === 0) throw new Error('A mail to an owner needs at least one theme.');
  const weight = (theme: OwnerTheme) => (theme.state === 'late' ? -(theme.days ?? 0) : (theme.days ?? 0));
  return [...note.themes].sort((a, b) => order[a.state] - order[b.state] || weight(a) - weight(b));
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** The state of a theme in a few words: "6 days late", "Handed to you by Anna Weber, due 15 November". */
export function ownerState(theme: OwnerTheme): string {
  const due = `due ${cleanLine(theme.deadline, 40)}`;
  if (theme.state === 'late') return `${theme.days === undefined ? 'Late' : `${days(theme.days)} late`}, was ${due}`;
  if (theme.state === 'due') return theme.days === undefined ? asSentence(due) : `Due in ${days(theme.days)}, ${cleanLine(theme.deadline, 40)}`;
  const by = cleanName(theme.handedBy);
  return `Handed to you${by === undefined ? '' : ` by ${by}`}, ${due}`;
}

function countsOf(themes: readonly OwnerTheme[]): string {
  const count = (state: OwnerTheme['state']) => themes.filter((theme) => theme.state === state).length;
  const parts = [
    count('late') > 0 && `${countWord(count('late'))} late`,
    count('handed') > 0 && `${countWord(count('handed'))} new to you`,
    count('due') > 0 && `${countWord(count('due'))} due soon`,
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

/** The subject and heading: the one theme by name, or how many and how late. */
export function ownerHeading(note: OwnerNote): string {
  const themes = ownerThemes(note);
  const [first] = themes;
  if (first !== undefined && themes.length === 1) {
    const lead = first.state === 'late' ? (first.days === undefined ? 'Late' : `${days(first.days)} late`) : first.state === 'due' ? `Due ${cleanLine(first.deadline, 40)}` : 'Handed to you';
    return `${lead}: ${cleanLine(first.title, 100)}`;
  }
  return `Your themes: ${countsOf(themes)}`;
}

/** The opening sentence: what waits, and what the next digest will say if nothing is posted. */
export function ownerOpening(note: OwnerNote): string {
  const themes = ownerThemes(note);
  const late = themes.filter((theme) => theme.state === 'late').length;
  const name = cleanName(note.ownerName);
  const waits = themes.length === 1 && late === 0 && themes[0]?.state === 'handed'
    ? 'a theme now carries your name. Customers will be told what became of it.'
    : `${countOf(themes.length, 'theme waits', 'themes wait')} for you${themes.length > 1 ? `: ${countsOf(themes)}` : ''}.`;
  const digest = late === 0 || note.nextDigestOn === undefined ? '' : ` The next \u201CYou said, we did\u201D goes out on ${cleanLine(note.nextDigestOn, 40)}`
    + ` and lists ${late === 1 ? 'the late one' : 'the late ones'} as not answered yet unless you post an update.`;
  return `${name === undefined ? asSentence(waits) : `${name}, ${waits}`}${digest}`;
}
