import { type DeliveryState, eventWords, testEvent, type WebhookKind } from '@kept/core/organisation/webhook-words.ts';
import { formatInstant } from '../../../ui/format-instant.ts';
import type { Delivery, Webhook } from './webhook-queries.ts';

/** What each kind is called. */
export const kindWords = { generic: 'Your own system (Standard Webhooks)', slack: 'A chat that takes what Slack takes' } as const satisfies Record<WebhookKind, string>;

/** What has become of a delivery, in a word. */
export const deliveryWords = { waiting: 'Waiting', sending: 'Under way', delivered: 'Arrived', failed: 'Given up' } as const satisfies Record<DeliveryState, string>;

const subjects: Readonly<Record<string, string>> = { theme: 'Theme', run: 'Run of themes', digest: 'Digest', import: 'Import', survey: 'Survey', friction: 'Friction session', source: 'Source', driver: 'Contact driver', member: 'Member', procedure: 'Procedure', ladder: 'Escalation ladder', key: 'API key', settings: 'A setting' };

/** An event as a person says it: “Theme is blocked”. */
export function writeEvent(event: string): string {
  if (event === testEvent) return 'Test';
  return `${subjects[event.split('.')[0] ?? ''] ?? 'Something'} ${eventWords(event)}`;
}

/** What a webhook is told, in a few words. */
export function writeEvents({ events }: Pick<Webhook, 'events'>): string {
  if (events === null) return 'Everything';
  return events.length === 1 ? writeEvent(events[0] ?? '') : `${events.length} kinds of event`;
}

/** How the last attempt went, and when the next one is. */
export function writeAttempt({ state, attempts, status, tookMs, nextAt }: Delivery, timezone: string): string {
  const answer = status === null ? '' : ` Answer ${status} in ${tookMs ?? 0} ms.`;
  if (state === 'delivered') return `${deliveryWords.delivered}${attempts > 1 ? ` at attempt ${attempts}` : ''}.${answer}`;
  if (state === 'failed') return `${deliveryWords.failed} after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}.`;
  if (state === 'sending') return `${deliveryWords.sending}, attempt ${attempts}.`;
  return attempts === 0 ? 'Waits for its first attempt.' : `Attempt ${attempts} failed; the next one ${formatInstant(nextAt ?? '', timezone)}.`;
}
