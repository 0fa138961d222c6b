import type { Ctx } from '@kept/api/context.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';

const lot = 1_000;
const minute = 60_000;
const segments = ['Home', 'Business', 'Student'];
const openings = ['The bill was higher than we had agreed', 'Nobody called me back', 'The engineer came on the wrong day', 'I could not find the form', 'The app signed me out again', 'Thank you for the quick answer'];

/**
 * Lays feedback and themes as rows, without the engine, since only reading is measured: four of five texts have a theme, two themes of
 * three are still emerging, ten stand in a group, the texts lie over one year, and a customer says three things in it.
 */
export async function fillFeedback(ctx: Ctx, rows: number, themes: number): Promise<void> {
  const end = ctx.now();
  const sourceId = newId(end);
  const themeIds = Array.from({ length: themes }, (_, i) => newId(new Date(end.getTime() - i * minute)));
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.insert(source).values({ orgId: ctx.orgId, id: sourceId, name: 'Bench', createdAt: end });
    await tx.insert(theme).values(themeIds.map((id, i) => ({ orgId: ctx.orgId, id, title: `${openings[i % openings.length]} (${i})`, titledBy: 'machine' as const, description: '', groupTitle: `Group ${Math.floor(i / 10)}`, status: 'emerging' as const, createdAt: end, statusSince: end })));
  });
  const customerIds = Array.from({ length: Math.ceil(rows / 3) }, (_, i) => newId(new Date(end.getTime() - i * minute)));
  for (let from = 0; from < customerIds.length; from += lot) {
    const people = customerIds.slice(from, from + lot).map((id, i) => ({ orgId: ctx.orgId, id, externalId: id, segment: segments[(from + i) % segments.length], language: 'en', createdAt: end }));
    await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(customer).values(people));
  }
  for (let from = 0; from < rows; from += lot) {
    const items = Array.from({ length: Math.min(lot, rows - from) }, (_, i) => {
      const at = new Date(end.getTime() - (((from + i) * 525_600) / rows) * minute);
      return { orgId: ctx.orgId, id: newId(at), number: from + i, at, customerId: customerIds[(from + i) % customerIds.length] ?? '' };
    });
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      await tx.insert(feedback).values(
        items.map(({ orgId, id, number, at, customerId }) => ({
          orgId,
          id,
          kind: 'survey' as const,
          sourceId,
          externalId: `bench-${number}`,
          channel: 'web' as const,
          customerId,
          textKey: `bench-${number}`,
          language: 'en',
          metric: 'csat' as const,
          score: 1 + (number % 5),
          scaleMin: 1,
          scaleMax: 5,
          text: `${openings[number % openings.length]}, and this is the ${number}th time that somebody says so.`,
          quotable: true,
          raw: {},
          occurredAt: at,
          receivedAt: at,
          placedAt: at,
        })),
      );
      const placed = items.filter(({ number }) => number % 5 !== 0);
      await tx.insert(mention).values(placed.map(({ orgId, id, number, at }) => ({ orgId, id: newId(at), feedbackId: id, themeId: themeIds[number % themes] ?? '', confidence: 0.5 + (number % 50) / 100, placedBy: 'machine' as const, placedAt: at })));
    });
  }
}
