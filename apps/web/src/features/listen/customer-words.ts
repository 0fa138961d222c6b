import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import type { ContactEnd, StoryLevel } from '@kept/core/customer/route-hint.ts';
import type { CallBackState } from '@kept/core/listen/call-back-state.ts';
import type { MailTopic, Speaker, TransferKind } from '@kept/core/vocabulary.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { channelWords } from '../understand/vocabulary-words.ts';
import type { Contact } from './customer-queries.ts';

/** What each kind of mail is called where somebody decides about it. */
export const wishWords = { surveys: 'Surveys', news: 'News about what they said', digest: 'The digest' } as const satisfies Record<MailTopic, string>;

/** Why an address gets nothing at all. */
export const suppressedWords = {
  unsubscribed: 'They unsubscribed from all mail.',
  bounced: 'A mail to this address bounced, so none is sent.',
  complained: 'They marked a mail as spam, so none is sent.',
  erased: 'The person at this address asked to be erased.',
  blocked: 'A colleague put this address on the suppression list, so nothing is sent.',
} as const satisfies Record<SuppressionReason, string>;

/** How a contact ended, inside a sentence. */
export const endWords = { resolved: 'resolved', not_resolved: 'not resolved', with_the_bot: 'the bot handled it', under_way: 'still going on', not_known: 'how it ended is not known' } as const satisfies Record<ContactEnd, string>;

/** How hard a customer's story is. */
export const levelWords = { new: 'No contact yet', plain: 'A plain story', some: 'A story with some history', hard: 'A hard story' } as const satisfies Record<StoryLevel, string>;

/** Who speaks in a transcript. */
export const speakerWords = { customer: 'Customer', agent: 'Agent', bot: 'Bot', other: 'Somebody else' } as const satisfies Record<Speaker, string>;

/** Passed on to whom, as it begins a line. */
export const handOffWords = { peer: 'To a colleague', supervisor: 'To a supervisor', channel: 'To another channel' } as const satisfies Record<TransferKind, string>;

const callBackWords = { waiting: 'Call-back promised for', kept: 'Call-back made', kept_late: 'Call-back made late,', missed: 'Call-back missed, promised for' } as const satisfies Record<CallBackState, string>;

/** How a promised call-back stands, with its time. */
export function writeCallBack({ state, dueAt, keptAt }: NonNullable<Contact['callBack']>, timezone: string): string {
  const at = state === 'kept' || state === 'kept_late' ? keptAt : dueAt;
  return `${callBackWords[state]}${at === null ? '' : ` ${formatInstant(at, timezone)}`}`;
}

/** A channel's name inside a sentence. */
export function channelInWords(channel: Contact['channel']): string {
  return channel === 'sms' ? 'SMS' : channel === 'whatsapp' ? 'WhatsApp' : channelWords[channel].toLowerCase();
}

/** What is known of what travelled with a hand-off; nothing where nobody knows. */
export function writeTravelled({ contextTravelled, storyRepeated }: Contact['handOffs'][number]): string {
  const context = contextTravelled === null ? [] : [contextTravelled ? 'what was known went along' : 'what was known did not go along'];
  const story = storyRepeated === null ? [] : [storyRepeated ? 'they told their story again' : 'they did not have to repeat themselves'];
  return [...context, ...story].join('; ');
}

/** What a survey decided about a contact: asked, still to be, or not, and then why. */
export function writeAsked({ survey, state, reason, at, answeredAt }: Contact['surveys'][number], timezone: string): string {
  if (state === 'not_sent') return `Not asked: ${reason ?? 'nobody noted why'} (${survey})`;
  if (state === 'waiting') return `Is asked on ${formatInstant(at, timezone)} (${survey})`;
  return `Asked on ${formatInstant(at, timezone)}${answeredAt === null ? ', no answer yet' : `, answered on ${formatInstant(answeredAt, timezone)}`} (${survey})`;
}
