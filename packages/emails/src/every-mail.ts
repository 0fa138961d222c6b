import * as confirmSubscription from './confirm-subscription.tsx';
import * as digest from './digest.tsx';
import * as digestApproval from './digest-approval.tsx';
import type { MailContent } from './digest-shape.ts';
import * as domainEnding from './domain-ending.tsx';
import * as keyEnding from './key-ending.tsx';
import * as mailHeld from './mail-held.tsx';
import * as memberInvitation from './member-invitation.tsx';
import * as notice from './notice.tsx';
import * as ownerNote from './owner-note.tsx';
import type { OwnerNote } from './owner-words.ts';
import * as passwordReset from './password-reset.tsx';
import { type MailTemplate, renderMail } from './render.ts';
import * as replyRefused from './reply-refused.tsx';
import * as sessionResults from './session-results.tsx';
import * as spikeNote from './spike-note.tsx';
import * as surveyInvitation from './survey-invitation.tsx';
import * as webhookOff from './webhook-off.tsx';

/** One mail as somebody may get it: its template's file, a name for its picture, and whether it goes to a customer or to the staff. */
export interface MailSample {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly reader: 'customer' | 'subscriber' | 'staff';
  /** The mail of its sample data; with `change`, of that data after it. */
  readonly write: (change?: <T>(props: T) => T) => Promise<MailContent>;
}

interface About { file: string; name?: string; title: string; reader: MailSample['reader'] }

function sample<P>({ file, name = file, title, reader }: About, template: MailTemplate<P>, props: P): MailSample {
  return { file: `${file}.tsx`, name, title, reader, write: (change = (same) => same) => renderMail(template, change(props)) };
}

const { PreviewProps: toldOf } = notice;
const { PreviewProps: owned } = ownerNote;
const { PreviewProps: whole } = digest;
const { week: _week, more: _more, ...alone } = owned;

const escalated: OwnerNote = { ...alone, ownerName: 'Anna', themes: owned.themes.filter(({ state }) => state === 'late') };
const reviewed: OwnerNote = {
  ...alone, themes: [], nextDigestOn: undefined,
  procedures: [{ title: 'A reading that the app lost', sentence: 'It was to be looked through by 20 November. Say that it still holds, or write a new version.', url: 'https://kept.northlight.example/procedures/1' }],
};
const refused: notice.Props = {
  ...toldOf,
  parts: [{
    title: 'Paper bills without a fee', outcome: 'declined', text: 'We keep the fee, because posting costs \u00A31.84 a bill and those who do not use paper would pay for it. Customers over 75 do not pay it.',
    said: [{ quote: 'I should not have to pay to be told what I owe.', saidOn: '2 May' }], people: 31,
  }],
};
const arabic: notice.Props = {
  ...toldOf, language: 'ar', firstName: 'مريم',
  parts: toldOf.parts.map((part) => ({ ...part, title: 'تغيّر الخصم المباشر دون إشعار', text: 'لم يعد أي خصم مباشر يتغيّر دون رسالة قبل عشرة أيام.', liveOn: '3 سبتمبر', said: [{ quote: 'كانت رسالة قبل أسبوع تكفي.', saidOn: '12 مارس' }] })),
};
const corrected: digest.Props = {
  digest: { ...whole.digest, correction: 'Our digest of 1 December said that readings are kept in the app since 12 October. It is since 26 October.', blocks: whole.digest.blocks.slice(1, 2).map((block) => ({ ...block, liveOn: '26 October' })) },
  person: { ...whole.person, own: [{ themeId: 'readings', quote: 'I typed it in three times.', saidOn: '9 June' }] },
};

/** Every mail the product writes, in the forms that look different; a template that is missing here fails a test. */
export const everyMail: readonly MailSample[] = [
  sample({ file: 'digest', title: '“You said. We did.”', reader: 'customer' }, digest, whole),
  sample({ file: 'digest', name: 'digest-correction', title: 'A correction of a digest', reader: 'customer' }, digest, corrected),
  sample({ file: 'notice', title: 'A notice: something was done', reader: 'customer' }, notice, toldOf),
  sample({ file: 'notice', name: 'notice-declined', title: 'A notice: no, and why', reader: 'customer' }, notice, refused),
  sample({ file: 'notice', name: 'notice-arabic', title: 'A notice from right to left', reader: 'customer' }, notice, arabic),
  sample({ file: 'survey-invitation', title: 'An invitation to a survey', reader: 'customer' }, surveyInvitation, surveyInvitation.PreviewProps),
  sample({ file: 'confirm-subscription', title: 'Please confirm your subscription', reader: 'subscriber' }, confirmSubscription, confirmSubscription.PreviewProps),
  sample({ file: 'owner-note', title: 'An owner\u2019s mail of the day', reader: 'staff' }, ownerNote, owned),
  sample({ file: 'owner-note', name: 'escalation', title: 'A step of a ladder: somebody else\u2019s theme is late', reader: 'staff' }, ownerNote, escalated),
  sample({ file: 'owner-note', name: 'procedure-review', title: 'A procedure is due for review', reader: 'staff' }, ownerNote, reviewed),
  sample({ file: 'spike-note', title: 'More than usual', reader: 'staff' }, spikeNote, spikeNote.PreviewProps),
  sample({ file: 'session-results', title: 'What came of a friction session', reader: 'staff' }, sessionResults, sessionResults.PreviewProps),
  sample({ file: 'digest-approval', title: 'A digest waits for a second person', reader: 'staff' }, digestApproval, digestApproval.PreviewProps),
  sample({ file: 'mail-held', title: 'Mail to customers is held', reader: 'staff' }, mailHeld, mailHeld.PreviewProps),
  sample({ file: 'member-invitation', title: 'An invitation to work here', reader: 'staff' }, memberInvitation, memberInvitation.PreviewProps),
  sample({ file: 'password-reset', title: 'A new password', reader: 'staff' }, passwordReset, passwordReset.PreviewProps),
  sample({ file: 'key-ending', title: 'An API key ends', reader: 'staff' }, keyEnding, keyEnding.PreviewProps),
  sample({ file: 'domain-ending', title: 'A domain is about to end', reader: 'staff' }, domainEnding, domainEnding.PreviewProps),
  sample({ file: 'domain-ending', name: 'domain-ended', title: 'A domain has ended', reader: 'staff' }, domainEnding, { ...domainEnding.PreviewProps, what: { ended: 'unproven' } }),
  sample({ file: 'webhook-off', title: 'A webhook was switched off', reader: 'staff' }, webhookOff, webhookOff.PreviewProps),
  sample({ file: 'reply-refused', title: 'A reply that could not be taken', reader: 'staff' }, replyRefused, replyRefused.PreviewProps),
];
