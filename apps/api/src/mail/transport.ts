import type { BatchDelivery, Delivery } from '@kept/core/close-loop/delivery-rules.ts';

/** One message as it goes out: exactly these bytes, under a key that makes a repeat harmless. */
export interface OutgoingMail {
  readonly orgId: string;
  readonly mailId: string;
  readonly idempotencyKey: string;
  readonly from: { readonly name: string; readonly email: string };
  readonly to: { readonly name: string | null; readonly email: string };
  readonly subject: string;
  readonly html: string;
  readonly plainText: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where a server says that it could not deliver it: an address of its own for each mail (VERP). */
  readonly returnPath?: string | undefined;
}

/** A way to hand over many mails in one request. */
export interface BatchTransport {
  readonly most: number;
  /** The bytes of the request for these mails, in their order; what was written once is sent as it is. */
  readonly write: (messages: readonly OutgoingMail[]) => Uint8Array<ArrayBuffer>;
  /** Waits for a turn; false when the other side asked everybody to wait for longer. Asked before the mails are chosen. */
  readonly turn: () => Promise<boolean>;
  /** Says within `mostDeliveryMs` what became of the request for so many mails; a repeat under the same key is the same request. */
  readonly deliver: (request: Uint8Array<ArrayBuffer>, idempotencyKey: string, count: number) => Promise<BatchDelivery>;
}

/** Whatever carries mail away: the outbox, Resend, or an SMTP server. Never called inside a transaction. */
export interface MailTransport {
  readonly name: 'outbox' | 'resend' | 'smtp';
  /** Whether the other side takes a repeat under the same key as the same mail; if not, an unknown outcome is never repeated. */
  readonly isRepeatable: boolean;
  /** Says within `mostDeliveryMs` what became of the message. */
  readonly deliver: (message: OutgoingMail) => Promise<Delivery>;
  /** Where many go in one request, mail to customers does. */
  readonly batches?: BatchTransport;
}
