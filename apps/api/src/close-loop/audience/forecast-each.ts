import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import type { PlannedMail } from '../../mail/plan-mails.ts';
import { forecastControl, heldBack } from '../control-group/draw-control.ts';
import { readBlocks } from '../hold-digest.ts';
import type { Recipient } from '../list-recipients.ts';
import { planAudience } from './plan-audience.ts';

/** What would become of one person if a digest went out now. */
export interface Forecast {
  readonly person: Recipient;
  readonly plan: PlannedMail;
}

/** The themes a digest tells of, without those that were left out. */
export async function readTold(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<Set<string>> {
  return new Set((await readBlocks(tx, ctx, row.id)).flatMap((block) => (block.isLeftOut ? [] : [block.themeId])));
}

/** Whether each of these people, who come in the order of their ids, would get a digest now; as many statements for a thousand as for one. */
export async function forecastEach(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, told: ReadonlySet<string>, people: readonly Recipient[]): Promise<Forecast[]> {
  const allowed = await planAudience(tx, ctx, row, people, { hold: false });
  const held = await forecastControl(tx, ctx, row, told, allowed);
  return people.flatMap((person) => {
    const plan = allowed.get(person.id);
    if (plan === undefined) return [];
    return [{ person, plan: held.has(person.id) ? { ...heldBack, emailNormal: plan.emailNormal } : plan }];
  });
}
