import { normaliseEmail } from '@kept/core/email-address.ts';
import { newId } from '@kept/db/new-id.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';

export interface Told {
  readonly name?: string | null;
  readonly email: string | null;
  readonly text?: string;
  /** The theme the words make a point about, and from where to where. */
  readonly themeId?: string;
  readonly span?: readonly [number, number];
  readonly quotable?: boolean;
  readonly kind?: 'survey' | 'friction' | 'review';
  readonly at?: Date;
}

const day = 86_400_000;

/** Lays customers and what each said, as the earlier stages would have left it; gives the customers' ids. */
export async function layCustomers(app: TestApp, world: World, people: readonly Told[]): Promise<string[]> {
  const now = app.deps.now();
  return inOrg(app.deps.db, world.orgId, async (tx) => {
    const sourceId = newId(now);
    await tx.insert(source).values({ orgId: world.orgId, id: sourceId, name: `laid ${sourceId}`, createdAt: now });
    const ids: string[] = [];
    for (const [place, person] of people.entries()) {
      const id = newId(new Date(now.getTime() + place));
      const feedbackId = newId(now);
      const at = person.at ?? new Date(now.getTime() - 30 * day);
      await tx.insert(customer).values({ orgId: world.orgId, id, externalId: id, name: person.name === undefined ? 'Maria Santos' : person.name, email: person.email, emailNormal: person.email === null ? null : (normaliseEmail(person.email) ?? null), language: 'en', createdAt: now });
      await tx.insert(feedback).values({
        orgId: world.orgId, id: feedbackId, kind: person.kind ?? 'survey', sourceId, externalId: feedbackId, channel: 'survey', customerId: id, text: person.text ?? 'The bill came far too late.', quotable: person.quotable ?? false, raw: {}, occurredAt: at, receivedAt: at, placedAt: at,
      });
      if (person.themeId !== undefined) await tx.insert(mention).values({ orgId: world.orgId, id: newId(now), feedbackId, themeId: person.themeId, spanStart: person.span?.[0] ?? null, spanEnd: person.span?.[1] ?? null, confidence: 0.9, placedBy: 'machine', placedAt: at });
      ids.push(id);
    }
    return ids;
  });
}

/** Lays one theme in a status, owned by the world's administrator. */
export async function layTheme(app: TestApp, world: World, fields: Partial<typeof theme.$inferInsert> = {}): Promise<string> {
  const now = app.deps.now();
  const id = newId(now);
  const status = fields.status ?? 'done';
  const done = status === 'done' || status === 'confirmed' ? { whatChanged: 'Bills now come on the first of the month.', rootCause: 'process' as const, liveOn: now.toISOString().slice(0, 10), resolutionNumber: 1 } : {};
  const owner = ['open', 'in_progress', 'blocked', 'done', 'confirmed'].includes(status) ? { ownerId: world.admin.memberId, ownerActive: true, deadlineOn: new Date(now.getTime() + 20 * day).toISOString().slice(0, 10) } : {};
  await inOrg(app.deps.db, world.orgId, (tx) =>
    tx.insert(theme).values({ orgId: world.orgId, id, title: 'Bills come late', titledBy: 'person', description: '', status, createdAt: now, statusSince: new Date(now.getTime() - day), ...owner, ...done, ...fields }),
  );
  return id;
}
