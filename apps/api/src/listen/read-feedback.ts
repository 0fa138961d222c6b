import { notFound } from '@kept/core/errors.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type feedbackRow, shownRow, themesOf } from './list-feedback.ts';
import { shownCustomer } from './shown-customer.ts';

/** One thing a customer said, with its themes. Throws not_found for agents' reports too. */
export async function readFeedback(ctx: Ctx, id: string): Promise<z.infer<typeof feedbackRow>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx
      .select({ feedback, source: source.name, customer })
      .from(feedback)
      .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
      .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, id), ne(feedback.kind, 'friction')));
    if (found === undefined) throw notFound('feedback');
    const themes = await themesOf(tx, ctx, [id]);
    return shownRow(found.feedback, found.source, shownCustomer(ctx, found.customer), themes.get(id) ?? []);
  });
}
