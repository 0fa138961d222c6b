import { AppError, notFound } from '@kept/core/errors.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { isLead } from '@kept/core/organisation/leads.ts';
import { newId } from '@kept/db/new-id.ts';
import { savedView } from '@kept/db/schema/act/saved-views.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, asc, count, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { oneLine } from '../../organisation/one-line.ts';
import { recordAudit } from '../../organisation/record-audit.ts';

const shownView = z.object({ id: z.uuid(), name: z.string(), search: z.string(), isShared: z.boolean(), isOwn: z.boolean(), by: z.string(), mayChange: z.boolean() });
export const viewList = z.object({ views: z.array(shownView).max(listBounds.views) });

const name = oneLine('Give the view a name.', 60);
/** What stands behind the question mark; no words are fewer filters than none. */
const search = z.string().max(1000, 'This view narrows by more than can be kept.').regex(/^[^\s#?]*$/, 'This is not what stands behind the question mark of an address.');

export const newView = z.object({ name, search, isShared: z.boolean().default(false) });
export const viewChange = z.object({ name: name.optional(), search: search.optional(), isShared: z.boolean().optional() });
export const oneView = z.object({ id: z.uuid({ error: 'This is not the id of a view.' }) });
export const viewStamp = z.object({ id: z.uuid() });

/** The views of the asking person, and those colleagues share, by name. */
export async function listViews(ctx: Ctx): Promise<z.infer<typeof viewList>> {
  const own = asMember(ctx);
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ view: savedView, by: member.name })
      .from(savedView)
      .innerJoin(member, and(eq(member.orgId, savedView.orgId), eq(member.id, savedView.createdBy)))
      .where(and(eq(savedView.orgId, ctx.orgId), or(eq(savedView.createdBy, own.memberId), eq(savedView.isShared, true))))
      .orderBy(asc(savedView.name), asc(savedView.id))
      .limit(listBounds.views),
  );
  return { views: rows.map(({ view, by }) => ({ id: view.id, name: view.name, search: view.search, isShared: view.isShared, isOwn: view.createdBy === own.memberId, by, mayChange: view.createdBy === own.memberId || isLead(own.role) })) };
}

/** Keeps a way of looking at all themes under a name, for oneself or for everybody who sees themes. */
export async function saveView(ctx: Ctx, input: z.infer<typeof newView>): Promise<z.infer<typeof viewStamp>> {
  const { memberId } = asMember(ctx);
  const id = newId(ctx.now());
  await named(() =>
    inOrg(ctx.db, ctx.orgId, async (tx) => {
      const [all] = await tx.select({ views: count() }).from(savedView).where(eq(savedView.orgId, ctx.orgId));
      if ((all?.views ?? 0) >= listBounds.views) throw new AppError('conflict', `An organisation has at most ${listBounds.views} views. Delete one that nobody needs any more.`);
      await tx.insert(savedView).values({ ...input, orgId: ctx.orgId, id, createdBy: memberId, createdAt: ctx.now() });
      await recordAudit(tx, ctx, 'save-view', `view:${id}`, { shared: input.isShared });
    }),
  );
  return { id };
}

/** Renames a view, shares it or no longer, or has it stand for another way of looking. One's own, or for leads any that is shared. */
export async function changeView(ctx: Ctx, id: string, input: z.infer<typeof viewChange>): Promise<z.infer<typeof viewStamp>> {
  await named(() =>
    inOrg(ctx.db, ctx.orgId, async (tx) => {
      await requireView(tx, ctx, id);
      if (Object.keys(input).length > 0) await tx.update(savedView).set(input).where(and(eq(savedView.orgId, ctx.orgId), eq(savedView.id, id)));
      await recordAudit(tx, ctx, 'change-view', `view:${id}`);
    }),
  );
  return { id };
}

/** Deletes a view; the themes it showed are not touched. */
export async function deleteView(ctx: Ctx, id: string): Promise<z.infer<typeof viewStamp>> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await requireView(tx, ctx, id);
    await tx.delete(savedView).where(and(eq(savedView.orgId, ctx.orgId), eq(savedView.id, id)));
    await recordAudit(tx, ctx, 'delete-view', `view:${id}`);
  });
  return { id };
}

async function requireView(tx: OrgTx, ctx: Ctx, id: string): Promise<void> {
  const own = asMember(ctx);
  const [found] = await tx.select().from(savedView).where(and(eq(savedView.orgId, ctx.orgId), eq(savedView.id, id))).for('update');
  if (found === undefined || (!found.isShared && found.createdBy !== own.memberId)) throw notFound('view');
  if (found.createdBy !== own.memberId && !isLead(own.role)) throw new AppError('forbidden', 'Only whoever made this view, a lead or an administrator can change it.');
}

function asMember({ actor }: Ctx) {
  if (actor.kind !== 'member') throw new AppError('forbidden', 'Views belong to people, not to API keys.');
  return actor;
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw violationOf(error)?.constraint === 'saved_view_name' ? new AppError('conflict', 'You have a view of this name already. Choose another name.', [{ pointer: '/name', message: 'You have a view of this name already.' }]) : error;
  }
}
