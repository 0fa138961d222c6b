import { type DueStep, type LadderStep, type LadderTrigger, stepsAhead, type Waits } from '@kept/core/act/ladder.ts';
import { ladderRefusals } from '@kept/core/act/ladder-refusals.ts';
import { ladderRoleWords, previewSentence } from '@kept/core/act/ladder-words.ts';
import { addWorkingDays, workingDayFrom, type WorkingCalendar } from '@kept/core/act/working-calendar.ts';
import { writeShortDay } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readWorkingCalendar } from '../../organisation/read-working-calendar.ts';
import type { ladderPreview } from './ladder-input.ts';
import { type Reach, readReach, toldBy } from './read-reach.ts';
import { readWaits } from './read-waits.ts';

const told = z.object({ on: z.string(), people: z.array(z.string()) });
export const previewAnswer = z.object({
  previews: z.array(z.object({ title: z.string(), sentence: z.string(), told: z.array(told) })),
  /** What has to be mended before it can be saved. */
  problems: z.array(z.object({ pointer: z.string(), message: z.string() })),
});
export type Told = z.infer<typeof told>;

/** An example theme is due so many working days from today. */
const exampleDays = 20;
const namedLeads = 3;

/** What a ladder would do if nobody did anything: for a theme as it stands, or for one that was found today and one that was accepted today. */
export async function previewLadder(ctx: Ctx, { steps: given, themeId }: z.infer<typeof ladderPreview>): Promise<z.infer<typeof previewAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const problems = ladderRefusals(given);
    const steps = given.map((step, at): LadderStep => ({ ...step, id: String(at) }));
    const { calendar, today } = await readWorkingCalendar(tx, ctx);
    const reach = await readReach(tx, ctx, today);
    if (themeId !== undefined && themeId !== null) {
      const [waiting] = (await readWaits(tx, ctx, themeId)).themes;
      if (waiting === undefined) throw notFound('theme');
      const ahead = toldOn(stepsAhead(steps, waiting.waits, calendar), calendar, today, (step) => toldBy(reach, step, waiting.theme).map((id) => reach.members.get(id)?.name ?? ''));
      return { previews: [{ title: `“${waiting.theme.title}”`, sentence: previewSentence(ahead), told: ahead }], problems };
    }
    const deadlineOn = addWorkingDays(calendar, today, exampleDays);
    const since = { since: ctx.now(), sinceOn: today, fromOn: today };
    const deadline = { ...since, fromOn: deadlineOn };
    const preview = (title: string, waits: Waits) => {
      const ahead = toldOn(stepsAhead(steps, waits, calendar), calendar, today, (step) => anyonesNames(reach, step));
      return { title, sentence: previewSentence(ahead), told: ahead };
    };
    const previews = [preview(`Accepted today, due on ${writeShortDay(deadlineOn)}`, { before_deadline: deadline, after_deadline: deadline, no_acknowledgement: since, no_update: since })];
    const waitsFor = (trigger: LadderTrigger, title: string) => (steps.some((step) => step.trigger === trigger) ? [preview(title, { [trigger]: since })] : []);
    return { previews: [...waitsFor('no_owner', 'Found today, and accepted by nobody'), ...previews, ...waitsFor('no_answer', 'Somebody is asked today to take it over')], problems };
  });
}

/** Who is told on which day, one entry a day; what is overdue comes on the next working day. */
export function toldOn(ahead: readonly DueStep[], calendar: WorkingCalendar, today: string, namesOf: (step: LadderStep) => readonly string[]): Told[] {
  const soonest = workingDayFrom(calendar, today);
  const days = new Map<string, Set<string>>();
  for (const { step, dueOn } of ahead) {
    const on = dueOn < soonest ? soonest : dueOn;
    const people = days.get(on) ?? new Set();
    for (const name of namesOf(step)) people.add(name);
    days.set(on, people);
  }
  return [...days].map(([on, people]) => ({ on, people: [...people] }));
}

/** For a theme nobody has in mind: the owner and the deputy stay what they are, everybody else has a name. */
function anyonesNames(reach: Reach, { roles, memberId }: LadderStep): string[] {
  const nameOf = (id: string) => reach.members.get(id)?.name ?? 'somebody who left';
  const leads = reach.leads.length > namedLeads ? [ladderRoleWords.leads] : reach.leads.map(nameOf);
  const names = roles.flatMap((role) => (role === 'leads' ? leads : role === 'sponsor' ? (reach.sponsorId === null ? leads : [nameOf(reach.sponsorId)]) : [ladderRoleWords[role]]));
  return [...names, ...(memberId === null ? [] : [nameOf(memberId)])];
}
