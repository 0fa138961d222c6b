import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import type { PlannedMail } from '../../mail/plan-mails.ts';
import { forecastControl, heldBack } from '../control-group/draw-control.ts';
import { readBlocks } from '../hold-digest.ts';
import { listRecipients, type Recipient } from '../list-recipients.ts';
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

/** The next people a digest could reach, in the order of their ids, and whether each would get it now; as many statements for a thousand as for one. */
export async function forecastNext(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, told: ReadonlySet<string>, { after, most, named }: { after: string | undefined; most: number; named?: string }): Promise<Forecast[]> {
  const people = await listRecipients(tx, ctx, row, { ...(after === undefined ? {} : { after }), ...(named === undefined ? {} : { named }), most, withOutsiders: true });
  const allowed = await planAudience(tx, ctx, row, people, { hold: false });
  const held = await forecastControl(tx, ctx, row, told, allowed);
  return people.flatMap((person) => {
    const plan = allowed.get(person.id);
    if (plan === undefined) return [];
    return [{ person, plan: held.has(person.id) ? { ...heldBack, emailNormal: plan.emailNormal } : plan }];
  });
}
