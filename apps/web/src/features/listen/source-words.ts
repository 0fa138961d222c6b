import type { WebhookFormat, WebhookState } from '@kept/core/listen/webhook-words.ts';
import type { Source } from './source-queries.ts';

/** What each sender is called. */
export const formatWords = { standard: 'Your own system (Standard Webhooks)', typeform: 'Typeform', zendesk: 'Zendesk', intercom: 'Intercom' } as const satisfies Record<WebhookFormat, string>;

/** What has become of a message, in a word. */
export const stateWords = { waiting: 'Waiting', applied: 'Used', not_used: 'Not used', failed: 'Needs mending' } as const satisfies Record<WebhookState, string>;

/** Where the secret goes, or comes from. */
export const secretHints = {
  standard: 'Your system signs with it, as Standard Webhooks describes.',
  typeform: 'Enter it in Typeform, under Connect, Webhooks, Secret.',
  zendesk: 'Zendesk shows it at the webhook, under Signing secret.',
  intercom: 'It is the client secret of your app in Intercom.',
} as const satisfies Record<WebhookFormat, string>;

/** A message that shows how each format looks, to try a mapping on. */
export const exampleMessages = {
  standard: { type: 'feedback.created', timestamp: '2026-11-20T09:00:00Z', data: { externalId: 'order-1', text: 'The parcel came two days late.', metric: 'csat', score: 2, customer: { externalId: 'c-17' } } },
  typeform: { event_type: 'form_response', form_response: { token: 'a1b2c3', submitted_at: '2026-11-20T09:00:00Z', definition: { fields: [{ id: 'q1', ref: 'likely', type: 'nps', title: 'How likely are you to recommend us?' }] }, answers: [{ type: 'number', number: 6, field: { id: 'q1', ref: 'likely', type: 'nps' } }, { type: 'text', text: 'Nobody rang back.', field: { id: 'q2', type: 'long_text' } }] } },
  zendesk: { ticket: { id: 99, updated_at: '2026-11-20T09:00:00Z', requester_id: 7, via: { channel: 'email' }, satisfaction_rating: { score: 'bad', comment: 'Still not repaired.' } } },
  intercom: { type: 'notification_event', topic: 'conversation.rating.added', data: { item: { id: '55', updated_at: 1_795_161_600, conversation_rating: { rating: 2, remark: 'I had to ask three times.', created_at: 1_795_161_600 } } } },
} as const satisfies Record<WebhookFormat, object>;

/** A signed test message for a terminal: it is taken, checked, and stored as "not used". */
export function curlExample({ url, format }: Pick<Source, 'url' | 'format'>): string {
  const body = format === 'standard' ? '{"type":"kept.test"}' : format === 'intercom' ? '{"topic":"kept.test"}' : format === 'typeform' ? '{"event_type":"kept.test"}' : '{"type":"kept.test"}';
  const mac = (text: string, algorithm = 'sha256', key = '-hmac "$SECRET"') => `printf %s ${text} | openssl dgst -${algorithm} ${key}`;
  const lines = {
    standard: [`ID=test-$(date +%s); AT=$(date +%s)`, `KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')`, `SIGN=$(${mac('"$ID.$AT.$BODY"', 'sha256', '-mac HMAC -macopt hexkey:$KEY')} -binary | base64)`, `curl ${url} -H "webhook-id: $ID" -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGN" -d "$BODY"`],
    typeform: [`SIGN=$(${mac('"$BODY"')} -binary | base64)`, `curl ${url} -H "typeform-signature: sha256=$SIGN" -d "$BODY"`],
    zendesk: [`AT=$(date -u +%Y-%m-%dT%H:%M:%SZ)`, `SIGN=$(${mac('"$AT$BODY"')} -binary | base64)`, `curl ${url} -H "x-zendesk-webhook-signature-timestamp: $AT" -H "x-zendesk-webhook-signature: $SIGN" -d "$BODY"`],
    intercom: [`SIGN=$(${mac('"$BODY"', 'sha1')} | sed 's/.* //')`, `curl ${url} -H "x-hub-signature: sha1=$SIGN" -d "$BODY"`],
  }[format];
  return [`SECRET='the secret'`, `BODY='${body}'`, ...lines].join('\n');
}
