/** What a webhook speaks: our own messages, signed; or sentences for a chat that takes what Slack takes. */
export const webhookKinds = ['generic', 'slack'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** What has become of a delivery. */
export const deliveryStates = ['waiting', 'sending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a webhook is off. */
export const offReasons = ['by_hand', 'gone', 'failing'] as const;
export type OffReason = (typeof offReasons)[number];

/** The words a person reads for each. */
export const offWords = {
  by_hand: 'Switched off by an administrator.',
  gone: 'Switched off: its address answered 410, which says that nobody wants these messages any more.',
  failing: 'Switched off: nothing has arrived there for five days.',
} as const satisfies Record<OffReason, string>;

/** Everything a webhook may tell, in groups as a person chooses it; the words read on from what it happened to: “Long waits” is done. */
export const webhookEventGroups = {
  Themes: {
    'theme.accepted': 'was given an owner and a deadline',
    'theme.acknowledged': 'was acknowledged by its owner',
    'theme.updated': 'has an update',
    'theme.open': 'went back to open',
    'theme.in_progress': 'is in progress',
    'theme.blocked': 'is blocked',
    'theme.done': 'is done; the check begins',
    'theme.confirmed': 'is confirmed as fixed',
    'theme.told': 'was told to the people who said it',
    'theme.reopened': 'was opened again',
    'theme.evidence_disagrees': 'has evidence that disagrees',
    'theme.deadline_moved': 'has a new deadline',
    'theme.steps_changed': 'has other steps',
    'theme.step_marked': 'had a step marked as done or to do',
    'theme.snoozed': 'was put off for some days',
    'theme.hand_over_asked': 'is offered to somebody else',
    'theme.handed_over': 'has a new owner',
    'theme.hand_over_returned': 'was returned to its owner',
    'theme.hand_over_withdrawn': 'stays with its owner',
    'theme.deputy_named': 'has another deputy',
    'theme.decline_asked': 'waits for a second person to say no',
    'theme.declined': 'was declined',
    'theme.decline_refused': 'is not declined; the work goes on',
    'theme.escalated': 'was escalated',
    'theme.spiked': 'was raised clearly more than usual',
    'theme.described': 'was renamed or described anew',
    'theme.merged': 'took in another theme',
    'theme.split': 'was split',
    'theme.mentions_moved': 'had mentions moved by hand',
    'theme.edit_undone': 'had an edit undone',
    'theme.dismissed': 'was judged not a theme',
    'theme.restored': 'is a proposal again',
    'run.started': 'looks for themes',
    'run.accepted': 'was accepted',
    'run.refused': 'was refused',
    'run.undone': 'was undone',
  },
  Digests: {
    'digest.built': 'was built',
    'digest.review_asked': 'waits for approval',
    'digest.approved': 'was approved',
    'digest.returned': 'was returned to its author',
    'digest.scheduled': 'was scheduled',
    'digest.stopped': 'was stopped',
    'digest.cancelled': 'was cancelled',
    'digest.resumed': 'goes on',
    'digest.sent': 'was sent',
    'digest.subject_chosen': 'got the better of its two subjects',
  },
  Listening: {
    'import.finished': 'has ended',
    'import.undone': 'was undone',
    'survey.created': 'was made',
    'survey.changed': 'was changed',
    'survey.published': 'was published',
    'friction.released': 'has its reports released',
    'source.created': 'was connected',
    'source.changed': 'was changed',
    'source.removed': 'was disconnected',
    'driver.created': 'was added',
    'driver.changed': 'was changed',
  },
  Organisation: {
    'member.invited': 'was invited',
    'member.joined': 'joined',
    'member.left': 'left',
    'member.returned': 'came back',
    'member.role_changed': 'has another role',
    'member.away': 'entered days away',
    'member.back': 'took days away back',
    'procedure.created': 'was written',
    'procedure.changed': 'was changed',
    'ladder.changed': 'was changed',
    'key.created': 'was made',
    'key.ending': 'ends within a fortnight',
    'key.revoked': 'was revoked',
    'settings.changed': 'changed',
  },
} as const;

type Groups = typeof webhookEventGroups;
export type WebhookEvent = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

/** What a test says; it is sent on request only and never chosen. */
export const testEvent = 'webhook.test';

const words: Readonly<Record<string, string>> = Object.fromEntries(Object.values(webhookEventGroups).flatMap((group) => Object.entries(group)));

/** The names of all events, in the order of their groups. */
export const webhookEvents = Object.keys(words).filter(isWebhookEvent);

/** Says whether a word is the name of an event. */
export function isWebhookEvent(word: string): word is WebhookEvent {
  return Object.hasOwn(words, word);
}

/** What happened, as a sentence goes on after naming what it happened to. */
export function eventWords(event: string): string {
  return words[event] ?? 'says hello: this is a test';
}
