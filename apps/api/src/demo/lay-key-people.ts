import { nameDeputy } from '../act/name-deputy.ts';
import { postUpdate } from '../act/post-update.ts';
import { listProcedures } from '../act/procedures/list-procedures.ts';
import { noteMissedSearch } from '../act/procedures/missed-searches.ts';
import { attachProcedures } from '../act/procedures/theme-procedures.ts';
import { inOrg } from '@kept/db/scope.ts';
import { enterAbsence } from '../organisation/enter-absence.ts';
import { nameInContacts } from '../organisation/name-in-contacts.ts';
import { readReleases } from '../understand/read-releases.ts';
import { keepKeyMonth } from '../views/key-people/keep-key-month.ts';
import { daysBefore, hoursInMs, instantBefore, startOfDay } from './calendar.ts';
import type { ChosenThemes } from './choose-found-themes.ts';
import type { DemoStage } from './demo-stage.ts';
import type { StoryAgenda } from './story-agenda.ts';

/** Who stands in for whom since when; all other themes have nobody. */
const deputies = [
  { problemKey: 'refund-late', deputy: 'jonas', daysAgo: 21 },
  { problemKey: 'repeat-story', deputy: 'ruth', daysAgo: 40 },
  { problemKey: 'hold-time', deputy: 'ruth', daysAgo: 40 },
  { problemKey: 'engineer-no-show', deputy: 'nadia', daysAgo: 34 },
] as const;

const away = { key: 'owen', fromDaysAgo: 3, forDays: 10, enteredDaysAgo: 6 } as const;
const monthsKept = 7;

/** Puts on the agenda what the key-person test reads: who is who in contact data, who stands in for whom, who is away today, and the test of each month. */
export function layKeyPeople(stage: DemoStage, agenda: StoryAgenda, plans: readonly { readonly plan: { readonly problemKey: string }; readonly chosen: ChosenThemes }[]): void {
  const { today, agents, members } = stage.world;
  const on = (daysAgo: number, who: string, deed: (ctx: ReturnType<DemoStage['as']>) => Promise<unknown>) => {
    const at = instantBefore(today, daysAgo) + hoursInMs(10.5);
    agenda.add(at, async () => {
      await deed(stage.as(who, at));
    });
  };
  for (const { key, name } of members) {
    const known = agents.find((agent) => agent.name === name);
    if (known !== undefined) on(240, 'tom', (ctx) => nameInContacts(ctx, stage.person(key).memberId, { agentRef: known.externalId }));
  }
  for (const { problemKey, deputy, daysAgo } of deputies) {
    const found = plans.find(({ plan }) => plan.problemKey === problemKey);
    if (found !== undefined) on(daysAgo, 'lena', (ctx) => nameDeputy(ctx, found.chosen.themeId, { deputyId: stage.person(deputy).memberId }));
  }
  on(away.enteredDaysAgo, away.key, (ctx) => enterAbsence(ctx, stage.person(away.key).memberId, { fromOn: daysBefore(today, away.fromDaysAgo), toOn: daysBefore(today, away.fromDaysAgo - away.forDays) }));
  layWrittenWays(on, (problemKey) => plans.find(({ plan }) => plan.problemKey === problemKey)?.chosen.themeId);
  for (const first of lastMonths(today)) agenda.add(startOfDay(first) + hoursInMs(1), () => keepKeyMonth(stage.asKept('keep-key-month', startOfDay(first) + hoursInMs(1))));
}

/** The first days of the last months, this one's last. */
function lastMonths(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: monthsKept }, (_, at) => new Date(Date.UTC(year, month - 1 - at, 1)).toISOString().slice(0, 10));
}

/** Words agents looked for in the procedures and did not find, each time by whoever it was. */
const looked = [{ words: 'heat pump tariff', by: ['chloe', 'piotr', 'samir'] }, { words: 'customer without a bank account', by: ['samir', 'chloe'] }, { words: 'smart plug', by: ['piotr'] }] as const;

/** A fix that waits for its procedure, what agents looked for in vain, and an owner's answer to agents and customers at once. */
function layWrittenWays(on: (daysAgo: number, who: string, deed: (ctx: ReturnType<DemoStage['as']>) => Promise<unknown>) => void, themeOf: (problemKey: string) => string | undefined): void {
  const refund = themeOf('refund-late');
  if (refund !== undefined) {
    on(18, 'asha', async (ctx) => {
      const { items } = await listProcedures(ctx, {});
      return attachProcedures(ctx, refund, { procedureIds: items.flatMap(({ id, title }) => (title === 'A refund somebody waits for' ? [id] : [])), isNeeded: true });
    });
  }
  for (const [at, { words, by }] of looked.entries()) for (const [each, who] of by.entries()) on(13 - at - 3 * each, who, (ctx) => noteMissedSearch(ctx, { words }));
  if (refund !== undefined) {
    on(5, 'asha', async (ctx) => {
      const isReported = await inOrg(ctx.db, ctx.orgId, async (tx) => (await readReleases(tx, ctx)).some(({ themeId }) => themeId === refund));
      return postUpdate(ctx, refund, { publicText: 'From December the email leaves with the payment, the same day.', ...(isReported ? { agentsText: 'Until the daily run is live you may read out the day of the payment: it stands under Payments from the evening on.' } : {}), evenIfVague: true });
    });
  }
}
