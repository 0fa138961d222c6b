import { cancelDigest } from '@kept/api/close-loop/cancel-digest.ts';
import { draftNotice } from '@kept/api/close-loop/notices/draft-notice.ts';
import { sendNotice } from '@kept/api/close-loop/notices/send-notice.ts';
import { tellPeople } from '@kept/api/close-loop/notices/tell-people.ts';
import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { stopDigest } from '@kept/api/close-loop/stop-digest.ts';
import { mailDoorFor } from '@kept/api/mail/inbound/mail-door.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type Budget, openProvider, openStory, sendOnce, unlessRefused, webhookSecret } from './mailing-story.ts';

const start = new Date('2026-11-30T10:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start, door: mailDoorFor({ KEPT_INBOUND_DOMAIN: 'reply.kept.example', KEPT_INBOUND_SECRET: undefined, RESEND_API_KEY: 'k', RESEND_BASE_URL: undefined, RESEND_WEBHOOK_SECRET: webhookSecret }) });
});
afterAll(() => app.close());

/** A digest whose mails go one by one, all of which arrived without an answer; then somebody pressed Stop. */
async function stopUnheard(budget: Budget) {
  app.setNow(start);
  const story = await openStory(app, budget, false);
  const provider = openProvider(story);
  const { batches } = provider.transport;
  if (batches === undefined) throw new Error('The provider takes batches.');
  const refusing = { ...provider, transport: { ...provider.transport, batches: { ...batches, deliver: async () => ({ outcome: 'refused' as const, reason: 'Not as a batch.' }) } } };
  await queueDigest(story.ctx);
  await sendOnce(story, refusing, ['taken, but nobody heard']);
  expect(story.arrived).toHaveLength(5);
  expect(await stopDigest(story.marketer, story.editions[0] ?? '')).toEqual({ state: 'paused', heldBack: 5 });
  const states = async (kind: 'digest' | 'notice') => (await story.run((tx) => tx.select({ state: mail.state }).from(mail).where(and(eq(mail.orgId, story.world.orgId), eq(mail.kind, kind))))).map(({ state }) => state).filter((state) => state !== 'left_out');
  return { story, provider, states };
}

test('a stopped digest of which something may have arrived is ended and not taken back: its news is told', async () => {
  const { story, states } = await stopUnheard({ days: 0, most: 1 });
  expect(await cancelDigest(story.marketer, story.editions[0] ?? '')).toEqual({ state: 'sent' });
  expect(await states('digest')).toEqual(Array.from({ length: 5 }, () => 'uncertain'));
});

/** Tells those behind the second theme of its news, and lets the day go on. */
async function tell({ story, provider }: Awaited<ReturnType<typeof stopUnheard>>): Promise<void> {
  await unlessRefused(draftNotice(story.ctx, story.themes[1] ?? '', {}).then(({ id }) => sendNotice(story.ctx, id, { version: 1 })));
  app.setNow(new Date(start.getTime() + 11 * 60_000));
  await tellPeople(story.ctx);
  await sendOnce(story, provider, ['taken']);
}

test('what may have arrived is not told once more by a notice while its digest is stopped', async () => {
  const at = await stopUnheard({ days: 0, most: 1 });
  await tell(at);
  expect(await at.states('notice')).toEqual([]);
});

test('what may have arrived uses up the budget while its digest is stopped', async () => {
  const at = await stopUnheard({ days: 14, most: 1 });
  const { story, states } = at;
  await story.run((tx) => tx.update(theme).set({ resolutionNumber: 2 }).where(and(eq(theme.orgId, story.world.orgId), eq(theme.id, story.themes[1] ?? ''))));
  await tell(at);
  expect(await states('notice')).toEqual([]);
});
