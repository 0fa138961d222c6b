import { asSentence, countOf, countWord } from './count-words.ts';
import type { RingState } from './ring.tsx';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/**
 * One theme in a mail to a member: late, due soon or handed over to them; or one they are asked to take over, one whose owner says
 * it is not theirs, one that was given back. `days` counts days late, or days left; `deadline` arrives formatted.
 */
export interface OwnerTheme {
  title: string;
  state: 'late' | 'due' | 'handed' | 'asked' | 'not_theirs' | 'returned';
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

const order = { late: 0, asked: 1, not_theirs: 2, returned: 3, handed: 4, due: 5 } as const;

/** Late themes first, the latest of them on top; then what was handed over, then what is due. An owner note without a theme is refused. */
export function ownerThemes(note: OwnerNote): OwnerTheme[] {
  if (note.themes.length === 0) throw new Error('A mail to an owner needs at least one theme.');
  const weight = (theme: OwnerTheme) => (theme.state === 'late' ? -(theme.days ?? 0) : (theme.days ?? 0));
  return [...note.themes].sort((a, b) => order[a.state] - order[b.state] || weight(a) - weight(b));
}

const moved = {
  handed: { heading: 'Handed to you', opening: 'a theme now carries your name. Customers will be told what became of it.' },
  asked: { heading: 'Will you take it over?', opening: 'you are asked to take a theme over. It becomes yours when you accept it, and not before.' },
  not_theirs: { heading: 'Not theirs', opening: 'an owner says that a theme is not theirs. It stays with them until somebody else accepts it.' },
  returned: { heading: 'Given back', opening: 'a theme you wanted to hand over is yours still.' },
} as const satisfies Record<Exclude<OwnerTheme['state'], 'late' | 'due'>, { heading: string; opening: string }>;

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** The state of a theme in a few words: "6 days late", "Handed to you by Anna Weber, due 15 November". */
export function ownerState(theme: OwnerTheme): string {
  const due = `due ${cleanLine(theme.deadline, 40)}`;
  if (theme.state === 'late') return `${theme.days === undefined ? 'Late' : `${days(theme.days)} late`}, was ${due}`;
  if (theme.state === 'due') return theme.days === undefined ? asSentence(due) : `Due in ${days(theme.days)}, ${cleanLine(theme.deadline, 40)}`;
  const by = cleanName(theme.handedBy);
  if (theme.state === 'handed') return `Handed to you${by === undefined ? '' : ` by ${by}`}, ${due}`;
  const who = by ?? 'Somebody';
  if (theme.state === 'asked') return `${who} asks you to take it over, ${due}`;
  return theme.state === 'not_theirs' ? `${who} says it is not theirs, ${due}` : `${who} gave it back to you, ${due}`;
}

function countsOf(themes: readonly OwnerTheme[]): string {
  const count = (state: OwnerTheme['state']) => themes.filter((theme) => theme.state === state).length;
  const parts = [
    count('late') > 0 && `${countWord(count('late'))} late`,
    count('asked') > 0 && `${countWord(count('asked'))} to take over`,
    count('not_theirs') > 0 && `${countWord(count('not_theirs'))} to find a person for`,
    count('returned') > 0 && `${countWord(count('returned'))} given back`,
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
    const lead = first.state === 'late' ? (first.days === undefined ? 'Late' : `${days(first.days)} late`) : first.state === 'due' ? `Due ${cleanLine(first.deadline, 40)}` : moved[first.state].heading;
    return `${lead}: ${cleanLine(first.title, 100)}`;
  }
  return `Your themes: ${countsOf(themes)}`;
}

/** The opening sentence: what waits, and what the next digest will say if nothing is posted. */
export function ownerOpening(note: OwnerNote): string {
  const themes = ownerThemes(note);
  const late = themes.filter((theme) => theme.state === 'late').length;
  const name = cleanName(note.ownerName);
  const only = themes.length === 1 ? themes[0] : undefined;
  const waits = only !== undefined && only.state !== 'late' && only.state !== 'due'
    ? moved[only.state].opening
    : `${countOf(themes.length, 'theme waits', 'themes wait')} for you${themes.length > 1 ? `: ${countsOf(themes)}` : ''}.`;
  const digest = late === 0 || note.nextDigestOn === undefined ? '' : ` The next \u201CYou said, we did\u201D goes out on ${cleanLine(note.nextDigestOn, 40)}`
    + ` and lists ${late === 1 ? 'the late one' : 'the late ones'} as not answered yet unless you post an update.`;
  return `${name === undefined ? asSentence(waits) : `${name}, ${waits}`}${digest}`;
}
