import type { MailTransport } from './transport.ts';

type Unknown = { readonly outcome: 'unknown'; readonly reason: string };

/** A transport that always answers within the given time: what takes longer may have arrived, and nobody waits for it any more. */
export function answerInTime(transport: MailTransport, mostMs: number): MailTransport {
  const { batches } = transport;
  const inTime = async <Answer>(answer: Promise<Answer>): Promise<Answer | Unknown> => {
    let impatient: NodeJS.Timeout | undefined;
    const tooLate = new Promise<Unknown>((resolve) => {
      impatient = setTimeout(() => resolve({ outcome: 'unknown', reason: 'No answer came back in time.' }), mostMs);
    });
    return Promise.race([answer, tooLate]).finally(() => clearTimeout(impatient));
  };
  return {
    ...transport,
    deliver: (message) => inTime(transport.deliver(message)),
    ...(batches === undefined ? {} : { batches: { ...batches, deliver: (request, key, count) => inTime(batches.deliver(request, key, count)) } }),
  };
}
