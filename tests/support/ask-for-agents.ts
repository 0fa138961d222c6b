import { z } from 'zod';
import type { TestApp } from './test-app.ts';
import type { Person, World } from './world.ts';

const parts = z.array(z.object({ name: z.string(), reports: z.number() })).nullable();
const themeAgents = z.object({
  reports: z.number().nullable(),
  cells: z.array(z.object({ releasedOn: z.string(), team: z.string(), reports: z.number(), frequencies: z.array(z.object({ frequency: z.string(), reports: z.number() })).nullable(), steps: z.array(z.object({ step: z.string(), reports: z.number() })).nullable(), comments: z.array(z.string()).nullable() })),
});
const sessionAnswer = z.object({ points: z.array(z.object({ themeId: z.string(), title: z.string(), reports: z.number(), frequencies: parts, steps: parts })) });
const roundsAnswer = z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), reports: z.number().nullable() })) });
const bySide = z.object({ themes: z.array(z.object({ id: z.string(), reports: z.number(), releasedOn: z.string() })) });

/** A number somebody was told, and what they asked for: a round where the answer names one, a theme, a team, how often or at which step. */
export interface Told {
  readonly where: string;
  readonly reports: number;
  readonly round?: string;
  readonly themeId?: string;
  readonly team?: string;
  readonly frequency?: string;
  readonly step?: string;
  /** The words shown with it. */
  readonly comments?: readonly string[] | null;
}

/** What the questions are drawn from. */
export interface Questions {
  readonly themeIds: readonly string[];
  readonly teams: readonly string[];
  /** Words of the address that narrow customers' words; agents' numbers must not follow them. */
  readonly narrowing: string;
}

/** Asks every route that says something of agents' reports, and gives all the numbers it was told. */
export async function askForAgents(app: TestApp, world: World, lead: Person, { themeIds, teams, narrowing }: Questions): Promise<Told[]> {
  const read = async <T>(schema: z.ZodType<T>, path: string) => {
    const answer = await lead.get(`/api/v1${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return schema.parse(await answer.json());
  };
  const told: Told[] = [];
  for (const themeId of themeIds) told.push(...(await askForTheme(read, themeId, narrowing)));
  for (const team of teams) {
    for (const period of ['last_12_months', 'last_90_days', 'last_month']) {
      const { themes } = await read(bySide, `/explorer/agents?team=${team}&period=${period}`);
      told.push(...themes.map(({ id, reports, releasedOn }) => ({ where: `explorer, ${period}`, themeId: id, team, reports, round: releasedOn })));
    }
  }
  const { items } = await read(roundsAnswer, '/friction/rounds');
  for (const { id, title, reports } of items) told.push(...(await askForSession(id, title, reports)));
  return told;

  async function askForSession(id: string, title: string, reports: number | null): Promise<Told[]> {
    const round = title.replace('Released ', '');
    const { points } = await read(sessionAnswer, `/friction/rounds/${id}/session`);
    const poster = await (await app.fetch(`/f/${world.slug}/session/${id}`)).text();
    const posted = [...poster.matchAll(/<p class="small">(\d+) (?:reports|agents)/g)].map(([, count]) => Number(count));
    if (posted.toSorted().join() !== points.map((point) => point.reports).toSorted().join()) throw new Error(`The poster tells other numbers than the session: ${posted.join()}`);
    const ofPoints = points.flatMap(({ themeId, reports: count, frequencies, steps }) => [
      { where: 'agenda', round, themeId, reports: count },
      ...(frequencies ?? []).map(({ name, reports: own }) => ({ where: 'agenda', round, themeId, frequency: name, reports: own })),
      ...(steps ?? []).map(({ name, reports: own }) => ({ where: 'agenda', round, themeId, step: name, reports: own })),
    ]);
    return reports === null ? ofPoints : [{ where: 'round', round, reports }, ...ofPoints];
  }
}

async function askForTheme(read: <T>(schema: z.ZodType<T>, path: string) => Promise<T>, themeId: string, narrowing: string): Promise<Told[]> {
  const mentions = z.object({ agents: z.number().nullable() });
  const [plain, narrowed] = [await read(mentions, `/themes/${themeId}/mentions`), await read(mentions, `/themes/${themeId}/mentions?${narrowing}`)];
  if (plain.agents !== narrowed.agents) throw new Error(`${narrowing} changes the number of agents.`);
  const { reports, cells } = await read(themeAgents, `/themes/${themeId}/agents`);
  return [
    ...[plain.agents, reports].flatMap((count) => (count === null ? [] : [{ where: 'theme', themeId, reports: count }])),
    ...cells.flatMap(({ releasedOn: round, team, reports: count, frequencies, steps, comments }) => [
      { where: 'cell', round, themeId, team, reports: count, comments },
      ...(frequencies ?? []).map(({ frequency, reports: own }) => ({ where: 'cell', round, themeId, team, frequency, reports: own })),
      ...(steps ?? []).map(({ step, reports: own }) => ({ where: 'cell', round, themeId, team, step, reports: own })),
    ]),
  ];
}
