import { inOrg } from '@kept/db/scope.ts';
import { applyReturns } from '../mail/inbound/apply-returns.ts';
import { hoursInMs } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import { listReaders } from './list-readers.ts';
import type { StoryAgenda } from './story-agenda.ts';

/** What the other side said of the mails that came back. */
const returns = [
  { kind: 'bounced', isAddressBad: true, words: '550 5.1.1 No such user here' },
  { kind: 'bounced', isAddressBad: false, words: '452 4.2.2 The mailbox is over quota' },
  { kind: 'bounced', isAddressBad: true, words: '550 5.1.1 Recipient address rejected: user unknown' },
  { kind: 'complained', isAddressBad: false, words: 'Reported as spam by its reader' },
] as const;
const delivered = { kind: 'delivered', isAddressBad: false, words: '' } as const;

/** Puts on the agenda what became of a digest's mails: nearly all delivered within the hour, a few come back, one is marked as spam. None of those is asked whether something of theirs was fixed. */
export function layReturns(stage: DemoStage, agenda: StoryAgenda, digestId: string, sentAt: number): void {
  const at = sentAt + hoursInMs(0.75);
  agenda.add(at, async () => {
    const readers = await listReaders(stage, digestId);
    const lost = new Map(readers.filter(({ own }) => own.length === 0).slice(5, 5 + returns.length).map(({ mailId }, place) => [mailId, returns[place] ?? delivered]));
    const ctx = stage.asKept('inbound', at);
    await inOrg(ctx.db, ctx.orgId, (tx) => applyReturns(tx, ctx, readers.map(({ mailId }) => ({ mailId, told: lost.get(mailId) ?? delivered, isAutomatic: true })), 'wait'));
  });
}
