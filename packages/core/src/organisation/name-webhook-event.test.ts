import { expect, test } from 'vitest';
import { type Happening, nameWebhookEvent, withoutTakenBack } from './name-webhook-event.ts';
import { isWebhookEvent, webhookEvents } from './webhook-words.ts';

const entry = (verb: string, seconds: number, detail: Happening['detail'] = {}, subject = 'theme:1'): Happening => ({ verb, subject, detail, at: new Date(seconds * 1000) });

test('an update is called by what became of the theme, everything else by its verb; what is about one customer has no event', () => {
  const update = (from: string, to: string) => nameWebhookEvent({ verb: 'post-update', detail: { from, to } });
  expect([update('open', 'open'), update('open', 'in_progress'), update('in_progress', 'open'), update('done', 'open'), update('declined', 'open'), update('open', 'blocked'), update('blocked', 'done')]).toEqual(['theme.updated', 'theme.in_progress', 'theme.open', 'theme.reopened', 'theme.reopened', 'theme.blocked', 'theme.done']);
  expect([nameWebhookEvent({ verb: 'finish-digest', detail: {} }), nameWebhookEvent({ verb: 'erase-customer', detail: {} }), nameWebhookEvent({ verb: 'never-heard-of', detail: {} })]).toEqual(['digest.sent', undefined, undefined]);
  expect(webhookEvents.length).toBeGreaterThan(50);
  expect([isWebhookEvent('theme.done'), isWebhookEvent('webhook.test'), isWebhookEvent('toString')]).toEqual([true, false, false]);
});

test('what is taken back within ten seconds is left out with its taking back, whichever way it is taken back', () => {
  const merged = entry('merge-themes', 0, { edit: 'e1' });
  const pairs = [
    [merged, entry('undo-edit', 9, { edit: 'e1' })],
    [entry('dismiss-theme', 0), entry('restore-theme', 10)],
    [entry('post-update', 0, { from: 'open', to: 'done' }), entry('post-update', 4, { from: 'done', to: 'open' })],
    [entry('move-deadline', 0, { from: '2026-12-01', to: '2026-12-09' }), entry('move-deadline', 4, { from: '2026-12-09', to: '2026-12-01' })],
    [entry('ask-hand-over', 0), entry('withdraw-hand-over', 1)],
  ];
  for (const pair of pairs) expect(withoutTakenBack(pair)).toEqual([]);
});

test('what is taken back later, by another edit or on another theme, stands', () => {
  const merged = entry('merge-themes', 0, { edit: 'e1' });
  for (const later of [entry('undo-edit', 10.001, { edit: 'e1' }), entry('undo-edit', 5, { edit: 'e2' }), entry('undo-edit', 5, { edit: 'e1' }, 'theme:2'), entry('undo-edit', 5)]) expect(withoutTakenBack([merged, later])).toEqual([merged, later]);
  const update = entry('post-update', 0, { from: 'open', to: 'open' });
  expect(withoutTakenBack([update, entry('post-update', 1, { from: 'open', to: 'open' })])).toHaveLength(2);
  const [there, back, again] = [entry('post-update', 0, { from: 'open', to: 'done' }), entry('post-update', 5, { from: 'done', to: 'open' }), entry('post-update', 9, { from: 'open', to: 'done' })];
  expect(withoutTakenBack([there, back, again])).toEqual([again]);
});
