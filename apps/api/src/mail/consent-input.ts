import { instantSchema } from '@kept/core/calendar.ts';
import { topicWords } from '@kept/core/close-loop/mail-rules.ts';
import { mailTopics } from '@kept/core/vocabulary.ts';
import { AppError } from '@kept/core/errors.ts';
import { z } from 'zod';

/** One yes or no to a kind of mail, with the day the person said it where that is known. */
export const consentInput = z.object({
  topic: z.enum(mailTopics, { error: `Choose one of ${mailTopics.join(', ')}.` }).describe(mailTopics.map((topic) => `${topic}: ${topicWords[topic]}`).join('; ')),
  granted: z.boolean({ error: 'Say yes or no.' }),
  saidAt: instantSchema.optional().describe('When the person said so; without it a yes never outweighs a no that has a date'),
});
export type ConsentInput = z.infer<typeof consentInput>;

/** How far another system's clock may be ahead of ours. */
const aheadMs = 5 * 60_000;

/** Refuses a yes or no that is said to be given in the future: it would outweigh whatever the person says until then. */
export function refuseFutureConsents(now: Date, consents: readonly { readonly pointer: string; readonly saidAt?: string | undefined }[]): void {
  const message = 'Nobody can have said this in the future. Give the time at which it was said.';
  const fields = consents.flatMap(({ pointer, saidAt }) => (saidAt !== undefined && Date.parse(saidAt) > now.getTime() + aheadMs ? [{ pointer, message }] : []));
  if (fields.length > 0) throw new AppError('invalid', message, fields);
}
