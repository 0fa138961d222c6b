import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import type { MailTransport } from './transport.ts';

/** A transport that always answers within the given time: what takes longer may have arrived, and nobody waits for it any more. */
export function answerInTime(transport: MailTransport, mostMs: number): MailTransport {
  const deliver: MailTransport['deliver'] = async (message) => {
    let impatient: NodeJS.Timeout | undefined;
    const tooLate = new Promise<Delivery>((resolve) => {
      impatient = setTimeout(() => resolve({ outcome: 'unknown', reason: 'No answer came back in time.' }), mostMs);
    });
    return Promise.race([transport.deliver(message), tooLate]).finally(() => clearTimeout(impatient));
  };
  return { ...transport, deliver };
}
