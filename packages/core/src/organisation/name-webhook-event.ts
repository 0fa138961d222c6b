import type { WebhookEvent } from './webhook-words.ts';

/** An entry of the audit log, as far as it says what happened. */
export interface Happening {
  readonly verb: string;
  readonly subject: string;
  readonly at: Date;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** The event of each verb of the audit log; null where nobody outside is told, because it is about one customer, one password, or words still being written. */
const events: Readonly<Record<string, WebhookEvent | null>> = {
  'accept-theme': 'theme.accepted',
  'acknowledge-theme': 'theme.acknowledged',
  'move-deadline': 'theme.deadline_moved',
  'snooze-theme': 'theme.snoozed',
  'take-back': 'theme.updated',
  'add-step': 'theme.steps_changed',
  'change-step': 'theme.steps_changed',
  'order-steps': 'theme.steps_changed',
  'set-step': 'theme.step_marked',
  'ask-hand-over': 'theme.hand_over_asked',
  'hand-over': 'theme.handed_over',
  'return-hand-over': 'theme.hand_over_returned',
  'withdraw-hand-over': 'theme.hand_over_withdrawn',
  'name-deputy': 'theme.deputy_named',
  'change-deputy': 'theme.deputy_named',
  'ask-decline': 'theme.decline_asked',
  'approve-decline': 'theme.declined',
  'refuse-decline': 'theme.decline_refused',
  'confirm-theme': 'theme.confirmed',
  'reopen-theme': 'theme.reopened',
  'mark-disagreement': 'theme.evidence_disagrees',
  'escalate-theme': 'theme.escalated',
  'note-spike': 'theme.spiked',
  'describe-theme': 'theme.described',
  'define-theme': 'theme.described',
  'merge-themes': 'theme.merged',
  'split-theme': 'theme.split',
  'move-mentions': 'theme.mentions_moved',
  'pin-mentions': 'theme.mentions_moved',
  'undo-edit': 'theme.edit_undone',
  'dismiss-theme': 'theme.dismissed',
  'restore-theme': 'theme.restored',
  'start-run': 'run.started',
  'accept-run': 'run.accepted',
  'refuse-run': 'run.refused',
  'undo-run': 'run.undone',
  'build-digest': 'digest.built',
  'ask-review': 'digest.review_asked',
  'approve-digest': 'digest.approved',
  'return-digest': 'digest.returned',
  'schedule-digest': 'digest.scheduled',
  'stop-digest': 'digest.stopped',
  'cancel-digest': 'digest.cancelled',
  'resume-digest': 'digest.resumed',
  'finish-digest': 'digest.sent',
  'choose-subject': 'digest.subject_chosen',
  'finish-notice': 'theme.told',
  'import-file': 'import.finished',
  'undo-import': 'import.undone',
  'create-survey': 'survey.created',
  'change-survey': 'survey.changed',
  'change-sending': 'survey.changed',
  'publish-survey': 'survey.published',
  'release-round': 'friction.released',
  'create-webhook-source': 'source.created',
  'change-webhook-source': 'source.changed',
  'replace-webhook-secret': 'source.changed',
  'delete-webhook-source': 'source.removed',
  'create-driver': 'driver.created',
  'change-driver': 'driver.changed',
  'merge-driver': 'driver.changed',
  'separate-driver': 'driver.changed',
  'invite-member': 'member.invited',
  'accept-invitation': 'member.joined',
  'deactivate-member': 'member.left',
  'reactivate-member': 'member.returned',
  'change-role': 'member.role_changed',
  'enter-absence': 'member.away',
  'remove-absence': 'member.back',
  'create-procedure': 'procedure.created',
  'change-procedure': 'procedure.changed',
  'create-ladder': 'ladder.changed',
  'change-ladder': 'ladder.changed',
  'change-ladder-step': 'ladder.changed',
  'remove-ladder': 'ladder.changed',
  'create-key': 'key.created',
  'note-key-ending': 'key.ending',
  'revoke-key': 'key.revoked',
  'change-settings': 'settings.changed',
  'add-domain': 'settings.changed',
  'prove-domain': 'settings.changed',
  'lapse-domain': 'settings.changed',
  'remove-domain': 'settings.changed',
  'restore-domain': 'settings.changed',
  'change-calendar': 'settings.changed',
  'name-sponsor': 'settings.changed',
  'accept-survey-response': null,
  'apply-webhook-again': null,
  'ask-to-read': null,
  'attach-procedures': null,
  'change-digest': null,
  'change-image': null,
  'change-notice': null,
  'change-password': null,
  'change-view': null,
  'change-webhook': null,
  'choose-mail': null,
  'confirm-subscription': null,
  'correct-sentiment': null,
  'create-organisation': null,
  'create-webhook': null,
  'decide-drivers': null,
  'delete-view': null,
  'delete-webhook': null,
  'dismiss-missed-search': null,
  'dismiss-suggestion': null,
  'draft-notice': null,
  'erase-customer': null,
  'export-customer': null,
  'hold-mail': null,
  'import-suppressions': null,
  'keep-image': null,
  'let-mail-go': null,
  'lift-suppression': null,
  'mute-spikes': null,
  'name-in-contacts': null,
  'note-consent': null,
  'refuse-merge': null,
  'remove-image': null,
  'replace-signing-secret': null,
  'resend-deliveries': null,
  'reset-password': null,
  'return-drivers': null,
  'restore-suppression': null,
  'return-sentiment': null,
  'save-view': null,
  'send-notice': null,
  'send-test': null,
  'stop-notice': null,
  'suggest-words': null,
  'suppress-address': null,
  'switch-webhook-off': null,
  'unmute-spikes': null,
  unsubscribe: null,
  'use-suggestion': null,
  'withdraw-invitation': null,
  'withdraw-suppression-import': null,
};

const decided = ['done', 'confirmed', 'declined'];
const moves: Readonly<Record<string, WebhookEvent>> = { in_progress: 'theme.in_progress', blocked: 'theme.blocked', done: 'theme.done' };

/** The event an entry of the audit log stands for; undefined where nobody outside is told. */
export function nameWebhookEvent({ verb, detail: { from, to } }: Pick<Happening, 'verb' | 'detail'>): WebhookEvent | undefined {
  if (verb !== 'post-update') return events[verb] ?? undefined;
  if (from === to) return 'theme.updated';
  if (to === 'open') return decided.includes(String(from)) ? 'theme.reopened' : 'theme.open';
  return moves[String(to)] ?? 'theme.updated';
}

/** Says whether it was decided what becomes of a verb. */
export function isVerbDecided(verb: string): boolean {
  return verb === 'post-update' || Object.hasOwn(events, verb);
}

/** How long what was done may be taken back before anybody outside hears of it. */
export const undoWindowMs = 10_000;

/**
 * Leaves out what was taken back within the ten seconds in which the page offers “Undo”, and the taking back itself. Takes entries
 * in the order they were written, beginning early enough: whether one stands depends on those before it.
 */
export function withoutTakenBack<Entry extends Happening>(entries: readonly Entry[]): Entry[] {
  const standing = new Set<Entry>();
  for (const entry of entries) {
    const before = [...standing].findLast((each) => each.subject === entry.subject && entry.at.getTime() - each.at.getTime() <= undoWindowMs && takesBack(entry, each));
    if (before === undefined) standing.add(entry);
    else standing.delete(before);
  }
  return [...standing];
}

const undoneBy: Readonly<Record<string, string>> = { 'dismiss-theme': 'restore-theme', 'accept-run': 'undo-run', 'ask-hand-over': 'withdraw-hand-over' };

/** What each kind of entry of a timeline was done by. */
const doneBy: Readonly<Record<string, string>> = { acknowledged: 'acknowledge-theme', snoozed: 'snooze-theme', deadline_moved: 'move-deadline', handed_over: 'hand-over' };

function takesBack(later: Happening, earlier: Happening): boolean {
  if (later.verb === 'take-back') return doneBy[String(later.detail.kind)] === earlier.verb;
  if (later.verb === 'undo-edit') return earlier.detail.edit !== undefined && earlier.detail.edit === later.detail.edit;
  if (later.verb === earlier.verb && (later.verb === 'post-update' || later.verb === 'move-deadline')) return later.detail.from !== later.detail.to && later.detail.from === earlier.detail.to && later.detail.to === earlier.detail.from;
  return undoneBy[earlier.verb] === later.verb;
}
