import { bounceWords } from '@kept/core/close-loop/plain-bounce.ts';
import { blockKinds, fixAnswers } from '@kept/core/vocabulary.ts';
import { z } from 'zod';

const share = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What came of a digest, block by block. */
export const digestReportAnswer = z.object({
  mails: z.object({
    sent: z.number(),
    delivered: z.number().describe('How many the readers’ own servers are known to have taken; not every provider tells'),
    bounced: z.array(z.object({ reason: z.enum(Object.values(bounceWords)), people: z.number() })),
    complained: z.number().describe('Marked as spam'),
  }),
  clickers: z.number().describe('People who clicked at least once'),
  machines: z.number().describe('Openings of pages behind the links that no person was seen at: scanners, mail programs, and browsers without scripts'),
  unsubscribed: z.number().describe('People who unsubscribed, or switched the digest off, by a link in it, within `days`'),
  days: z.number(),
  fewest: z.number().describe('Below so many readers no share is shown'),
  blocks: z.array(
    z.object({
      themeId: z.uuid(),
      title: z.string(),
      kind: z.enum(blockKinds),
      seenBy: z.number().describe('People whose mail was sent, did not come back, and showed this block'),
      seenAsOwn: z.number().describe('How many of them read it as an answer to what they said themselves'),
      clicked: z.number(),
      clickShare: share.nullable().describe('In per cent of those who saw it, with its 95 % interval'),
      machines: z.number(),
      answers: z.record(z.enum(fixAnswers), z.number()).nullable().describe('Answers to “did it fix it?”; null where it does not claim to be fixed'),
      unsubscribed: z.number(),
      unsubscribedShare: share.nullable(),
    }),
  ),
});
