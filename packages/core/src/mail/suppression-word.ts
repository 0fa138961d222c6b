import type { SuppressionReason } from '../close-loop/mail-rules.ts';

// What other senders call each reason, without case, blanks and signs.
const words: Readonly<Record<SuppressionReason, readonly string[]>> = {
  erased: ['erased'],
  complained: ['complained', 'complaint', 'complaints', 'spamcomplaint', 'spamcomplaints', 'spam', 'spamreport', 'spamreports', 'spamnotification', 'abuse', 'fbl'],
  unsubscribed: ['unsubscribed', 'unsubscribe', 'unsubscribes', 'optout', 'optedout', 'globalunsubscribe', 'subscriptionchange'],
  bounced: ['bounced', 'bounce', 'bounces', 'hardbounce', 'hardbounced', 'hard', 'permanent', 'cleaned', 'invalid', 'invalidemail', 'bademailaddress', 'undeliverable'],
  blocked: ['blocked', 'blocklisted', 'blacklisted', 'manual', 'manualsuppression', 'manuallydeactivated', 'adminblocked', 'disabled', 'customer'],
};
const mailable: readonly string[] = ['enabled', 'subscribed', 'active', 'confirmed', 'delivered', 'valid'];
const reasons = ['erased', 'complained', 'unsubscribed', 'bounced', 'blocked'] as const satisfies readonly SuppressionReason[];

/**
 * What the words of a row say: a reason, that the address may be mailed, or nothing that is known. A server's own answer (550, 5.1.1) is a
 * bounce. At Postmark an unsubscribe is a manual suppression whose origin is the recipient.
 */
export function suppressionWord(said: readonly string[]): SuppressionReason | 'may be mailed' | undefined {
  const plain = said.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  for (const [place, word] of plain.entries()) {
    const reason = reasons.find((one) => words[one].includes(word));
    if (reason === 'blocked' && plain.includes('recipient')) return 'unsubscribed';
    if (reason !== undefined) return reason;
    if (mailable.includes(word)) return 'may be mailed';
    if (/^[45]\.\d{1,3}\.\d{1,3}\b|^[45]\d\d\b/.test((said[place] ?? '').trim())) return 'bounced';
  }
  return undefined;
}
