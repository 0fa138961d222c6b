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
}

/**
 * What became of it: `sent` is accepted by the other side; `refused` will not succeed by repeating (the row fails);
 * `later` may be repeated with the same key, after so many seconds when the other side said so.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly providerId: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'later'; readonly reason: string; readonly retryAfterSeconds: number | undefined };

/** Whatever carries mail away: the outbox, Resend, or an SMTP server. Never called inside a transaction. */
export interface MailTransport {
  readonly name: 'outbox' | 'resend' | 'smtp';
  readonly deliver: (message: OutgoingMail) => Promise<Delivery>;
}
