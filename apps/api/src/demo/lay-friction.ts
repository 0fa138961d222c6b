import { answerFrictionRound } from '../listen/answer-friction-round.ts';
import { createFrictionRound } from '../listen/create-friction-round.ts';
import { drawPapers } from '../listen/draw-papers.ts';
import { fileReport } from '../listen/file-report.ts';
import { keepSlips } from '../listen/keep-slips.ts';
import { readHost, readSlug } from '../listen/read-host.ts';
import { releaseFriction } from '../listen/release-friction.ts';
import { dayOf, daysBefore, hoursInMs, startOfDay } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import type { DemoFeedback } from './demo-world.ts';
import { laySession } from './lay-session.ts';
import { problemByKey } from './problems.ts';

const frequencies = ['every_day', 'every_week', 'now_and_then'] as const;
const daysOpen = 9;
const daysFromOpenToRelease = 20;
const meToos = 9;
/** The round that is open when a visitor comes: since when, and for how long yet. */
const openRound = { title: 'Evenings and weekends', prompt: 'What makes it hard to help a customer outside office hours?', sinceDays: 3, stillDays: 11 } as const;

/** Holds the year's rounds in which agents say what gets in their way: opened, slips drawn and used, released together, one of them answered, and the next one open. */
export async function layFriction(stage: DemoStage): Promise<void> {
  const reports = stage.world.feedback.filter((item) => item.kind === 'friction');
  const slug = await readSlug(stage.asKept('demo', 0));
  for (const [releasedAt, filed] of [...Map.groupBy(reports, (report) => report.occurredAt)].toSorted(([a], [b]) => a.localeCompare(b))) {
    const { roundId, slips } = await layRound(stage, slug, dayOf(Date.parse(releasedAt)), filed);
    await keepSlips(stage.asKept('keep-slips', Date.parse(releasedAt)));
    await releaseFriction(stage.asKept('release-friction', Date.parse(releasedAt)));
    const { releasedOn, answeredOn } = stage.world.story.frictionRound;
    if (dayOf(Date.parse(releasedAt)) !== releasedOn) continue;
    await laySession(stage, { roundId, slug, releasedAt: Date.parse(releasedAt), slips, sharedOn: answeredOn });
    await answer(stage, roundId);
  }
  const opensOn = daysBefore(stage.world.today, openRound.sinceDays);
  const { title, prompt } = openRound;
  await createFrictionRound(stage.as('lena', startOfDay(opensOn) + hoursInMs(9)), { title, prompt, opensOn, closesOn: daysBefore(stage.world.today, -openRound.stillDays), teams: [...stage.world.teams] });
}

async function layRound(stage: DemoStage, slug: string, releasedOn: string, reports: readonly DemoFeedback[]): Promise<{ roundId: string; slips: string[] }> {
  const opensOn = daysBefore(releasedOn, daysFromOpenToRelease);
  const openedAt = startOfDay(opensOn) + hoursInMs(9);
  const title = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(openedAt);
  const { id } = await createFrictionRound(stage.as('lena', openedAt), { title, prompt: 'What made it hard to help a customer this month?', opensOn, closesOn: daysBefore(opensOn, -daysOpen), teams: [...stage.world.teams] });
  const papers = await drawPapers(stage.as('lena', openedAt), id, { count: reports.length + meToos });
  const host = { ...(await readHost(stage.asKept('demo', openedAt), slug)), ctx: stage.asCustomer(openedAt + hoursInMs(30)) };
  for (const [index, report] of reports.entries()) {
    const slip = papers.items[index]?.code ?? '';
    const filed = await fileReport(host, { slip, team: report.team ?? '', text: report.text, frequency: frequencies[index % frequencies.length] ?? 'every_week', step: '', names: 'keep' });
    if (filed.kind !== 'filed') throw new Error(`A report of the demo world was not filed: ${filed.kind}`);
  }
  return { roundId: id, slips: papers.items.slice(reports.length).map(({ code }) => code) };
}

async function answer(stage: DemoStage, roundId: string): Promise<void> {
  const { answeredOn, answeredBy, answers } = stage.world.story.frictionRound;
  const text = answers.map(({ problemKey, text: words }) => `${problemByKey(problemKey).title}. ${words}`).join('\n\n');
  await answerFrictionRound(stage.as(answeredBy, startOfDay(answeredOn) + hoursInMs(15)), roundId, { answer: text });
}
