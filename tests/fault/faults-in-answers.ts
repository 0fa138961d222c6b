import { z } from 'zod';
import { scoresOf, submissionName, type SurveyPeople, type SurveyWay } from './answer-surveys.ts';

const page = z.object({ items: z.array(z.object({ id: z.uuid(), isComplete: z.boolean(), hidden: z.record(z.string(), z.string()), answers: z.array(z.object({ score: z.number().nullable() })) })), nextCursor: z.string().nullable() });
type Stored = z.infer<typeof page>['items'][number];
const pressedAtOnce = 20;

/** What is stored of a survey: how many answers count, and what is wrong with any of them. */
export interface StoredAnswers {
  readonly counting: number;
  readonly apart: number;
  readonly faults: readonly string[];
}

/** Holds a survey's stored answers against what was thanked for, then presses every button once more and looks again. */
export async function readAnswers(get: (path: string) => Promise<Response>, people: SurveyPeople, thanked: ReadonlyMap<number, SurveyWay>): Promise<StoredAnswers> {
  const read = async (query: string) => readResponses(get, `/api/v1/surveys/${people.surveyId}/responses?limit=100${query}`);
  const [counting, apart] = [await read(''), await read('&apart=1')];
  const faults = faultsIn([...counting, ...apart], thanked);
  const numbers = [...thanked.keys()];
  const unthanked: number[] = [];
  for (let from = 0; from < numbers.length; from += pressedAtOnce) {
    await Promise.all(numbers.slice(from, from + pressedAtOnce).map(async (number) => ((await people.pressAgain(number)) ? undefined : unthanked.push(number))));
  }
  const after = [...(await read('')), ...(await read('&apart=1'))];
  const ids = (all: readonly Stored[]) => all.map(({ id }) => id).sort().join();
  return {
    counting: counting.length,
    apart: apart.length,
    faults: [
      ...faults,
      ...(unthanked.length > 0 ? [`${unthanked.length} buttons pressed once more were not thanked for, the first ${submissionName(unthanked[0] ?? 0)}.`] : []),
      ...(ids(after) === ids([...counting, ...apart]) ? faultsIn(after, thanked).map((fault) => `After every button was pressed once more: ${fault}`) : [`Every button pressed once more made ${after.length} answers of ${counting.length + apart.length}.`]),
    ],
  };
}

async function readResponses(get: (path: string) => Promise<Response>, path: string): Promise<Stored[]> {
  const all: Stored[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, nextCursor }: z.infer<typeof page> = page.parse(await (await get(`${path}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).json());
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}

/** Each person who was thanked has one answer, whole, with the score they gave last, and nobody else has any. */
function faultsIn(stored: readonly Stored[], thanked: ReadonlyMap<number, SurveyWay>): string[] {
  const byName = Map.groupBy(stored, (one) => one.hidden.submission ?? '');
  const expected = [...thanked].map(([number, way]) => ({ name: submissionName(number), score: scoresOf(number, way).at(-1) }));
  const lost = expected.filter(({ name }) => !byName.has(name));
  const doubled = expected.filter(({ name }) => (byName.get(name)?.length ?? 0) > 1);
  const other = expected.filter(({ name, score }) => byName.get(name)?.some((one) => !one.isComplete || one.answers.length !== 1 || one.answers[0]?.score !== score));
  const said = (wrong: readonly { name: string }[], sentence: string) => (wrong.length === 0 ? [] : [`${wrong.length} ${sentence}, the first ${wrong[0]?.name}.`]);
  return [
    ...said(lost, 'survey answers were thanked for and are not stored'),
    ...said(doubled, 'survey answers are stored more than once'),
    ...said(other, 'survey answers are not stored as they were given last'),
    ...(byName.size <= expected.length ? [] : [`${byName.size} people have a survey answer, ${expected.length} were thanked.`]),
  ];
}
