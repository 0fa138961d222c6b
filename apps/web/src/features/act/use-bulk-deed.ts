import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { useDeed } from './use-deed.ts';

/** What a deed on several themes needs to know of each. */
export interface NamedTheme {
  readonly id: string;
  readonly title: string;
}

/** A theme a deed was refused for, with the reason. */
export interface RefusedTheme extends NamedTheme {
  readonly sentence: string;
}

interface BulkDeedInput<Theme extends NamedTheme, Input, Answer> {
  themes: readonly Theme[];
  one: (theme: Theme, input: Input) => Promise<Answer>;
  /** What became of those that worked: "accepted", "snoozed". */
  done: string;
  /** Gets those it was refused for. */
  onDone: (refused: readonly RefusedTheme[]) => void;
  undoOne?: (theme: Theme, answer: Answer) => Promise<unknown>;
  /** How they stand once it is undone: "back in triage". */
  undone?: string;
}

interface Outcome<Theme, Answer> {
  readonly worked: readonly { readonly theme: Theme; readonly answer: Answer }[];
  readonly refused: readonly RefusedTheme[];
}

/** One deed on several themes, one after the other; what was refused is told with its reason, the rest is done all the same, and one undo takes all of it back. */
export function useBulkDeed<Theme extends NamedTheme, Input, Answer>({ themes, one, done, onDone, undoOne, undone = 'as before' }: BulkDeedInput<Theme, Input, Answer>) {
  const undo = useDeed({
    send: (worked: Outcome<Theme, Answer>['worked']) => inTurn(worked, ({ theme }) => theme, async ({ theme, answer }) => undoOne?.(theme, answer)),
    told: ({ worked, refused }) => [`${countWords(worked.length, 'theme is', 'themes are')} ${undone}.`, ...refused.map(notDone)].join(' '),
    onDone: () => undefined,
  });
  return useDeed({
    send: async (input: Input) => {
      const outcome = await inTurn(themes, (theme) => theme, (theme) => one(theme, input));
      const [refused] = outcome.refused;
      if (outcome.worked.length === 0 && refused !== undefined) throw new Refused(refused.sentence);
      return { worked: outcome.worked.map(({ item, answer }) => ({ theme: item, answer })), refused: outcome.refused };
    },
    told: ({ worked, refused }) => [`${countWords(worked.length, 'theme', 'themes')} ${done}.`, ...(refused.length > 2 ? [`${refused.length} were not.`] : refused.map(notDone))].join(' '),
    onDone: ({ refused }) => onDone(refused),
    ...(undoOne === undefined ? {} : { undo: ({ worked }: Outcome<Theme, Answer>) => undo.mutate(worked) }),
  });
}

const notDone = ({ title, sentence }: RefusedTheme) => `“${title}” was not: ${sentence}`;

/** Carries the server's sentence to the form. */
class Refused extends Error {
  readonly detail: { readonly data: { readonly status: number; readonly detail: string } };

  constructor(sentence: string) {
    super(sentence);
    this.detail = { data: { status: 409, detail: sentence } };
  }
}

async function inTurn<Item, Answer>(items: readonly Item[], themeOf: (item: Item) => NamedTheme, one: (item: Item) => Promise<Answer>) {
  const worked: { item: Item; answer: Answer }[] = [];
  const refused: RefusedTheme[] = [];
  for (const item of items) {
    try {
      worked.push({ item, answer: await one(item) });
    } catch (error) {
      refused.push({ id: themeOf(item).id, title: themeOf(item).title, sentence: problemMessage(error).sentence });
    }
  }
  return { worked, refused };
}
