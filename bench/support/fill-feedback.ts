import type { Ctx } from '@kept/api/context.ts';
import { journeyStages, origins } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';

const lot = 1_000;
const minute = 60_000;
const segments = ['Home', 'Business', 'Student'];
const spoken = ['en', 'en', 'en', 'de', null];
const heardBy = ['web', 'email', 'phone', 'survey'] as const;
const openings = ['The bill was higher than we had agreed', 'Nobody called me back', 'The engineer came on the wrong day', 'I could not find the form', 'The app signed me out again', 'Thank you for the quick answer'];

interface Item {
  readonly orgId: string;
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  readonly customerId: string | null;
  readonly interactionId: string | null;
}

/**
 * Lays feedback and themes as rows, without the engine, since only reading is measured: four of five texts have a theme, ten themes stand
 * in a group, the texts lie over one year, and a customer says three things in it. One text of eleven makes a second point, one of seven
 * was said after a contact, one of nine by nobody known, three of four carry a score; channels and languages differ. Everybody known has
 * an address. Gives the id of one of the themes, all of which have as many texts.
 */
export async function fillFeedback(ctx: Ctx, rows: number, themes: number): Promise<string> {
  const end = ctx.now();
  const { orgId } = ctx;
  const sourceId = newId(end);
  const themeIds = Array.from({ length: themes }, (_, i) => newId(new Date(end.getTime() - i * minute)));
  await inOrg(ctx.db, orgId, async (tx) => {
    await tx.insert(source).values({ orgId, id: sourceId, name: 'Bench', createdAt: end });
    const laid = themeIds.map((id, i) => ({ id, title: `${openings[i % openings.length]} (${i})`, groupTitle: `Group ${Math.floor(i / 10)}`, journeyStage: journeyStages[i % 10] ?? null, origin: origins[i % 9] ?? null }));
    for (let from = 0; from < laid.length; from += lot) {
      await tx.insert(theme).values(laid.slice(from, from + lot).map((each) => ({ ...each, orgId, titledBy: 'machine' as const, description: '', status: 'emerging' as const, createdAt: end, statusSince: end })));
    }
  });
  const customerIds = Array.from({ length: Math.ceil(rows / 3) }, (_, i) => newId(new Date(end.getTime() - i * minute)));
  for (let from = 0; from < customerIds.length; from += lot) {
    const people = customerIds.slice(from, from + lot).map((id, i) => ({ orgId, id, externalId: id, email: `${id}@bench.example`, emailNormal: `${id}@bench.example`, segment: segments[(from + i) % segments.length], language: 'en', createdAt: end }));
    await inOrg(ctx.db, orgId, (tx) => tx.insert(customer).values(people));
  }
  for (let from = 0; from < rows; from += lot) {
    const items = Array.from({ length: Math.min(lot, rows - from) }, (_, i): Item => {
      const number = from + i;
      const at = new Date(end.getTime() - ((number * 525_600) / rows) * minute);
      return { orgId, id: newId(at), number, at, customerId: number % 9 === 0 ? null : (customerIds[number % customerIds.length] ?? null), interactionId: number % 7 === 0 ? newId(at) : null };
    });
    await layItems(ctx, items, sourceId, themeIds);
  }
  return themeIds[0] ?? '';
}

async function layItems(ctx: Ctx, items: readonly Item[], sourceId: string, themeIds: readonly string[]): Promise<void> {
  const contacts = items.flatMap(({ orgId, number, at, customerId, interactionId }) =>
    interactionId === null ? [] : [{ orgId, id: interactionId, externalId: interactionId, customerId, channel: 'phone' as const, journeyStage: journeyStages[number % 10] ?? null, startedAt: at }],
  );
  const said = items.map(({ orgId, id, number, at, customerId, interactionId }) => ({
    orgId,
    id,
    kind: 'survey' as const,
    sourceId,
    externalId: `bench-${number}`,
    channel: heardBy[number % heardBy.length] ?? ('web' as const),
    customerId,
    interactionId,
    textKey: `bench-${number}`,
    language: spoken[number % spoken.length] ?? null,
    ...scoreOf(number),
    text: `${openings[number % openings.length]}, and this is the ${number}th time that somebody says so.`,
    quotable: true,
    raw: {},
    occurredAt: at,
    receivedAt: at,
    placedAt: at,
  }));
  const points = items.flatMap((item) => {
    const first = item.number % themeIds.length;
    return item.number % 5 === 0 ? [] : [{ ...item, place: first }, ...(item.number % 11 === 0 ? [{ ...item, place: (first + 3) % themeIds.length }] : [])];
  });
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (contacts.length > 0) await tx.insert(interaction).values(contacts);
    await tx.insert(feedback).values(said);
    await tx.insert(mention).values(points.map(({ orgId, id, number, at, place }) => ({ orgId, id: newId(at), feedbackId: id, themeId: themeIds[place] ?? '', confidence: 0.5 + (number % 50) / 100, placedBy: 'machine' as const, placedAt: at })));
  });
}

function scoreOf(number: number) {
  const draw = Math.floor(number / 4);
  if (number % 4 === 3) return {};
  return number % 4 === 2 ? { metric: 'nps' as const, score: draw % 11, scaleMin: 0, scaleMax: 10 } : { metric: 'csat' as const, score: 1 + (draw % 5), scaleMin: 1, scaleMax: 5 };
}
