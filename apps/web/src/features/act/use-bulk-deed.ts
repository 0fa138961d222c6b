import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import type { ThemeRow } from './queries.ts';
import { useDeed } from './use-deed.ts';

interface BulkDeedInput<Input> {
  themes: readonly ThemeRow[];
  one: (theme: ThemeRow, input: Input) => Promise<unknown>;
  /** What became of those that worked: "accepted", "snoozed". */
  done: string;
  onDone: () => void;
  undoOne?: (theme: ThemeRow) => Promise<unknown>;
}

interface Outcome {
  readonly worked: readonly ThemeRow[];
  readonly refused: readonly { readonly title: string; readonly sentence: string }[];
}

/** One deed on several themes, one after the other; what was refused is told with its reason, and the rest is done all the same. */
export function useBulkDeed<Input>({ themes, one, done, onDone, undoOne }: BulkDeedInput<Input>) {
  const undo = useDeed({
    send: (worked: readonly ThemeRow[]) => inTurn(worked, async (theme) => undoOne?.(theme)),
    told: ({ worked }) => `${countWords(worked.length, 'theme is', 'themes are')} back in triage.`,
    onDone: () => undefined,
  });
  return useDeed({
    send: async (input: Input) => {
      const outcome = await inTurn(themes, (theme) => one(theme, input));
      const [refused] = outcome.refused;
      if (outcome.worked.length === 0 && refused !== undefined) throw new Refused(refused.sentence);
      return outcome;
    },
    told: ({ worked, refused }) => [`${countWords(worked.length, 'theme', 'themes')} ${done}.`, ...refused.map(({ title, sentence }) => `“${title}” was not: ${sentence}`)].join(' '),
    onDone,
    ...(undoOne === undefined ? {} : { undo: ({ worked }: Outcome) => undo.mutate(worked) }),
  });
}

/** Carries the server's sentence to the form. */
class Refused extends Error {
  readonly detail: { readonly data: { readonly status: number; readonly detail: string } };

  constructor(sentence: string) {
    super(sentence);
    this.detail = { data: { status: 409, detail: sentence } };
  }
}

async function inTurn(themes: readonly ThemeRow[], one: (theme: ThemeRow) => Promise<unknown>): Promise<Outcome> {
  const worked: ThemeRow[] = [];
  const refused: { title: string; sentence: string }[] = [];
  for (const theme of themes) {
    try {
      await one(theme);
      worked.push(theme);
    } catch (error) {
      refused.push({ title: theme.title, sentence: problemMessage(error).sentence });
    }
  }
  return { worked, refused };
}
