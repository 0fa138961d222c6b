import { asSentence, countOf, countWord } from './count-words.ts';
import type { RingState } from './ring.tsx';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/**
 * One theme in a mail to a member: late, due soon or handed over to them; or one they are asked to take over, one whose owner says
 * it is not theirs, one that was given back; one nobody owns; or one that evidence opened again. `days` counts days late, or days left; `deadline` arrives formatted.
 */
export interface OwnerTheme {
  title: string;
  state: 'late' | 'due' | 'handed' | 'asked' | 'not_theirs' | 'returned' | 'unowned' | 'reopened' | 'called';
  deadline: string;
  days?: number;
  ring: RingState;
  people?: number;
  quote?: string;
  quoteFrom?: string;
  handedBy?: string;
  /** Who owns it, where it is not the reader; `standsIn` when the reader acts for them. */
  owner?: string;
  standsIn?: boolean;
  /** Why a ladder tells the reader, in sentences. */
  reason?: string;
  /** For whom and since when it is blocked, with its deadline. */
  blocked?: string;
  note?: string;
  themeUrl: string;
  /** Where its reader answers about it by mail. */
  replyTo?: string;
  actions?: { stillOn: string; done: string; stuck: string; notMine: string };
}

/** How one person's themes stand in a week's summary. */
export interface WeekOfPerson {
  name: string;
  open: number;
  answered: number;
  late: number;
  blocked: number;
}

/** A week as leads read it: what was opened, answered and reopened in it, what is late and blocked now, and by person. */
export interface WeekSummary {
  weekLabel: string;
  opened: number;
  answered: number;
  reopened: number;
  late: number;
  blocked: number;
  people: readonly WeekOfPerson[];
}

/** One procedure in somebody's mail of the day, and why it stands there. */
export interface OwnerProcedure {
  title: string;
  sentence: string;
  url: string;
}

/** The one mail a day about themes. `nextDigestOn` arrives formatted; `more` counts the themes that wait besides those shown. */
export interface OwnerNote {
  organisationName: string;
  ownerName?: string;
  themes: readonly OwnerTheme[];
  more?: number;
  procedures?: readonly OwnerProcedure[];
  week?: WeekSummary;
  nextDigestOn?: string;
  preferencesUrl?: string;
  lang?: string;
  dir?: Direction;
}

const order = { late: 0, reopened: 1, unowned: 2, asked: 3, not_theirs: 4, returned: 5, handed: 6, due: 7, called: 8 } as const;

/** Late themes first, the latest of them on top; then what was opened again, what nobody owns, what was handed over, and what is due. A note without a theme, a procedure or a summary is refused. */
export function ownerThemes(note: OwnerNote): OwnerTheme[] {
  if (note.themes.length === 0 && note.week === undefined && (note.procedures ?? []).length === 0) throw new Error('A mail to an owner needs at least one theme.');
  const weight = (theme: OwnerTheme) => (theme.state === 'late' ? -(theme.days ?? 0) : (theme.days ?? 0));
  return [...note.themes].sort((a, b) => order[a.state] - order[b.state] || weight(a) - weight(b));
}

const moved = {
  unowned: { heading: 'Nobody owns it', opening: 'a theme waits for somebody to own it.' },
  handed: { heading: 'Handed to you', opening: 'a theme now carries your name. Customers will be told what became of it.' },
  asked: { heading: 'Will you take it over?', opening: 'you are asked to take a theme over. It becomes yours when you accept it, and not before.' },
  not_theirs: { heading: 'Not theirs', opening: 'an owner says that a theme is not theirs. It stays with them until somebody else accepts it.' },
  returned: { heading: 'Given back', opening: 'a theme you wanted to hand over is yours still.' },
  called: { heading: 'A note for you', opening: 'a colleague calls you by name in a note on a theme.' },
  reopened: { heading: 'Open again', opening: 'what was done about one of your themes does not hold. It is yours again, with its date.' },
} as const satisfies Record<Exclude<OwnerTheme['state'], 'late' | 'due'>, { heading: string; opening: string }>;

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** The state of a theme in a few words: "6 days late", "Handed to you by Anna Weber, due 15 November". */
export function ownerState(theme: OwnerTheme): string {
  const due = `due ${cleanLine(theme.deadline, 40)}`;
  if (theme.state === 'unowned') return 'Nobody owns it yet';
  if (theme.state === 'late') return `${theme.days === undefined ? 'Late' : `${days(theme.days)} late`}, was ${due}`;
  if (theme.state === 'due') return theme.days === undefined ? asSentence(due) : `Due in ${days(theme.days)}, ${cleanLine(theme.deadline, 40)}`;
  if (theme.state === 'reopened') return `Open again, ${due}`;
  if (theme.state === 'called') return 'A note for you';
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
    count('reopened') > 0 && `${countWord(count('reopened'))} open again`,
    count('unowned') > 0 && `${countWord(count('unowned'))} without an owner`,
    count('asked') > 0 && `${countWord(count('asked'))} to take over`,
    count('not_theirs') > 0 && `${countWord(count('not_theirs'))} to find a person for`,
    count('returned') > 0 && `${countWord(count('returned'))} given back`,
    count('handed') > 0 && `${countWord(count('handed'))} new to you`,
    count('due') > 0 && `${countWord(count('due'))} due soon`,
    count('called') > 0 && `${countWord(count('called'))} with a note for you`,
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

function proceduresHeading(procedures: readonly OwnerProcedure[]): string {
  const [only, ...others] = procedures;
  return only !== undefined && others.length === 0 ? `A procedure waits: ${cleanLine(only.title, 100)}` : 'Procedures that wait';
}

/** The subject and heading: the one theme by name, or how many and how late. */
export function ownerHeading(note: OwnerNote): string {
  const themes = ownerThemes(note);
  const [first] = themes;
  if (first === undefined && note.week === undefined) return proceduresHeading(note.procedures ?? []);
  if (first === undefined && note.week !== undefined) return `The week from ${cleanLine(note.week.weekLabel, 40)}`;
  if (first !== undefined && themes.length === 1) {
    const lead = first.state === 'late' ? (first.days === undefined ? 'Late' : `${days(first.days)} late`) : first.state === 'due' ? `Due ${cleanLine(first.deadline, 40)}` : moved[first.state].heading;
    return `${lead}: ${cleanLine(first.title, 100)}`;
  }
  return `Themes that wait: ${countsOf(themes)}`;
}

/** The opening sentence: what waits, and what the next digest will say if nothing is posted. */
export function ownerOpening(note: OwnerNote): string {
  const themes = ownerThemes(note);
  const late = themes.filter((theme) => theme.state === 'late').length;
  const name = cleanName(note.ownerName);
  if (themes.length === 0 && note.week === undefined) return asSentence(`${name === undefined ? '' : `${name}, `}${countOf((note.procedures ?? []).length, 'procedure waits', 'procedures wait')} for you.`);
  if (themes.length === 0) return name === undefined ? 'This is how the themes stand.' : `${name}, this is how the themes stand.`;
  const only = themes.length === 1 ? themes[0] : undefined;
  const waits = only !== undefined && only.state !== 'late' && only.state !== 'due'
    ? only.state === 'reopened' && only.owner !== undefined ? 'what was done about a theme does not hold. It is open again, with its owner and a date.' : moved[only.state].opening
    : `${countOf(themes.length + (note.more ?? 0), 'theme waits', 'themes wait')} for you${themes.length > 1 && (note.more ?? 0) === 0 ? `: ${countsOf(themes)}` : ''}.`;
  const digest = late === 0 || note.nextDigestOn === undefined ? '' : ` The next \u201CYou said, we did\u201D goes out on ${cleanLine(note.nextDigestOn, 40)}`
    + ` and lists ${late > 1 ? 'the late ones' : only === undefined || (note.more ?? 0) > 0 ? 'the late one' : 'it'} as not answered yet unless you post an update.`;
  return `${name === undefined ? asSentence(waits) : `${name}, ${waits}`}${digest}`;
}

/** How its reader may answer by mail: with a plain reply where there is one theme; else under each theme. */
export function replyWords({ themes, more = 0 }: OwnerNote): string {
  const open = themes.filter(({ replyTo }) => replyTo !== undefined);
  if (open.length === 0) return '';
  if (themes.length === 1 && more === 0) return 'Or reply to this mail: what you write goes on the theme as a note for your colleagues.';
  return 'What you write goes on the theme as a note for your colleagues. A plain reply to this mail is read by nobody, since it could mean any of the themes.';
}

/** Beside a theme somebody else owns: whose it is, and whether the reader stands in. */
export function ownerBeside(theme: OwnerTheme): string {
  const owner = cleanName(theme.owner);
  if (owner === undefined) return '';
  return theme.standsIn === true ? `You stand in for ${owner}` : `${owner} owns it`;
}

/** A week in a sentence: "Three opened, five answered, none reopened. Now two are late and one is blocked." */
export function weekSentence({ opened, answered, reopened, late, blocked }: WeekSummary): string {
  const so = (count: number, what: string) => `${count === 0 ? 'none' : countWord(count)} ${what}`;
  const now = (count: number, what: string) => so(count, `${count > 1 ? 'are' : 'is'} ${what}`);
  return `${asSentence(so(opened, 'opened'))}, ${so(answered, 'answered')}, ${so(reopened, 'reopened')}. Now ${now(late, 'late')} and ${now(blocked, 'blocked')}.`;
}

/** One person's week: "Asha Rao: four open, one answered, two late". */
export function personsWeek({ open, answered, late, blocked }: WeekOfPerson): string {
  const parts = [`${countWord(open)} open`, answered > 0 && `${countWord(answered)} answered`, late > 0 && `${countWord(late)} late`, blocked > 0 && `${countWord(blocked)} blocked`];
  return parts.filter((part) => typeof part === 'string').join(', ');
}
