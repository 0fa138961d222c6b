import { findKeys } from '@kept/api/mail/inbound/read-head.ts';
import type { MailTransport, OutgoingMail } from '@kept/api/mail/transport.ts';
import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { z } from 'zod';

/** What the provider does with one request; `first` means that its webhook tells before it answers. */
export const providerAnswers = ['taken', 'later', 'taken, but nobody heard', 'lost', 'refused', 'barred', 'delivered first', 'complained first', 'bounced first'] as const;
export type ProviderAnswer = (typeof providerAnswers)[number];

const written = z.object({ mailId: z.string(), to: z.string(), subject: z.string(), text: z.string(), key: z.string() });
/** A mail as the provider was handed it; `key` is the one its events carry. */
export type HandedMail = z.infer<typeof written>;

/** Whom the provider asks and tells. */
export interface Watch {
  readonly now: () => Date;
  /** Mails are chosen for the first time, or again after the provider certainly had not taken them. */
  readonly freezing: (mail: HandedMail) => void;
  /** A request is handed over, once more if `isRepeat`. */
  readonly handed: (mail: HandedMail, isRepeat: boolean) => void;
  readonly arrived: (mail: HandedMail) => void;
  /** What its webhook tells before the answer. */
  readonly tell: (mail: HandedMail, fate: 'delivered' | 'complained' | 'bounced') => Promise<void>;
  readonly wrong: (what: string) => void;
}

const keyMs = 24 * 3_600_000;
/** What a request that certainly was not taken is answered with. */
const notTaken = {
  later: { outcome: 'later', reason: 'busy', retryAfterSeconds: undefined },
  refused: { outcome: 'refused', reason: 'This cannot be sent.' },
  barred: { outcome: 'barred', reason: 'API key is invalid' },
} as const satisfies Partial<Record<ProviderAnswer, Delivery>>;
const unheard = { outcome: 'unknown', reason: 'no answer' } as const;

/** A provider that remembers keys for a day, answers as it is told, and tells of everything it was handed. */
export function watchfulProvider(watch: Watch) {
  const seen = new Map<string, { readonly bytes: string; readonly at: Date; isTaken: boolean }>();
  let answers: readonly ProviderAnswer[] = [];
  let asked = 0;
  const mailOf = ({ mailId, to, subject, plainText, returnPath }: OutgoingMail): HandedMail => ({ mailId, to: to.email, subject, text: plainText, key: findKeys(returnPath ?? '')[0]?.key ?? '' });
  const ask = async (key: string, bytes: string, isAlone: boolean): Promise<Exclude<Delivery, { outcome: 'sent' }> | 'taken'> => {
    const answer = answers[asked++ % Math.max(1, answers.length)] ?? 'taken';
    const mails = z.array(written).parse(JSON.parse(bytes));
    const remembered = seen.get(key);
    const known = remembered !== undefined && watch.now().getTime() - remembered.at.getTime() < keyMs ? remembered : undefined;
    if (known !== undefined && known.bytes !== bytes) watch.wrong('Other bytes went under the same key.');
    for (const mail of mails) watch.handed(mail, remembered !== undefined);
    if (answer in notTaken) {
      const failure = Object.entries(notTaken).find(([name]) => name === answer)?.[1];
      if (failure !== undefined) return failure;
    }
    const entry = known ?? { bytes, at: watch.now(), isTaken: false };
    seen.set(key, entry);
    if (answer === 'lost') return unheard;
    if (!entry.isTaken) for (const mail of mails) watch.arrived(mail);
    entry.isTaken = true;
    if (answer === 'delivered first') for (const mail of mails) await watch.tell(mail, 'delivered');
    const [first] = mails;
    if (first !== undefined && !isAlone && answer === 'complained first') await watch.tell(first, 'complained');
    if (first !== undefined && !isAlone && answer === 'bounced first') await watch.tell(first, 'bounced');
    return answer === 'taken, but nobody heard' ? unheard : 'taken';
  };
  const transport: MailTransport = {
    name: 'resend',
    isRepeatable: true,
    deliver: async (message) => {
      if (!message.to.email.endsWith('@mail.example')) return { outcome: 'sent', providerId: 'x' };
      const mail = mailOf(message);
      if (!seen.has(message.idempotencyKey)) watch.freezing(mail);
      // What is told of one mail while others of its claim are on their way would come after their choice.
      const answer = await ask(message.idempotencyKey, JSON.stringify([mail]), true);
      return answer === 'taken' ? { outcome: 'sent', providerId: 'x' } : answer;
    },
    batches: {
      most: 2,
      turn: async () => true,
      write: (messages) => {
        const mails = messages.map(mailOf);
        for (const mail of mails) watch.freezing(mail);
        return Buffer.from(JSON.stringify(mails));
      },
      deliver: async (request, key, count) => {
        const answer = await ask(key, Buffer.from(request).toString('utf8'), false);
        return answer === 'taken' ? { outcome: 'taken', each: Array.from({ length: count }, () => ({ providerId: 'x' })) } : answer;
      },
    },
  };
  return { transport, answerWith: (next: readonly ProviderAnswer[]) => ([answers, asked] = [next, 0]) };
}
