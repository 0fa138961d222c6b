import { expect, test } from 'vitest';
import { currentStory, type StoryContact } from './current-story.ts';
import { nextSteps } from './next-steps.ts';
import { routeHint } from './route-hint.ts';

const contact = (id: string, given: Partial<StoryContact> = {}): StoryContact => ({
  id, conversation: null, channel: 'phone', agentRef: null, team: null, driverId: null, startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-10T09:10:00Z',
  resolvedFirstContact: null, unresolvedCause: null, supervisorNeeded: null, containedByBot: null, callBack: null, handOffs: [], ...given,
});
const now = new Date('2026-11-20T10:00:00Z');

test('a story is a conversation; without one, the same reason within 90 days', () => {
  const told = [contact('c', { conversation: 'x' }), contact('b', { conversation: 'y' }), contact('a', { conversation: 'x' })];
  expect(currentStory(told).map((one) => one.id)).toEqual(['c', 'a']);
  const reasons = [contact('4', { driverId: 'd' }), contact('3', { driverId: 'e' }), contact('2', { driverId: 'd', startedAt: '2026-08-13T09:00:00Z' }), contact('1', { driverId: 'd', startedAt: '2026-08-11T09:00:00Z' })];
  expect(currentStory(reasons).map((one) => one.id)).toEqual(['4', '2']);
  expect(currentStory([contact('alone'), contact('other')]).map((one) => one.id)).toEqual(['alone']);
  expect(currentStory([])).toEqual([]);
});

test('who helped is told by time alone, with how it ended, and people are never counted', () => {
  const contacts = [contact('bot', { containedByBot: true }), contact('n', { agentRef: 'ann', resolvedFirstContact: false }), contact('y', { agentRef: 'bob', resolvedFirstContact: true }), contact('z', { agentRef: 'bob', resolvedFirstContact: true })];
  expect(routeHint(contacts)).toMatchObject({ last: { contact: { id: 'bot' }, end: 'with_the_bot' }, lastHelped: { contact: { id: 'n' }, end: 'not_resolved' }, lastResolved: { contact: { id: 'y' } }, story: { level: 'plain', because: [] } });
  expect(routeHint([])).toEqual({ last: null, lastHelped: null, lastResolved: null, story: { level: 'new', contacts: 0, because: [] } });
  expect(routeHint([contact('open', { endedAt: null })]).last?.end).toBe('under_way');
  expect(routeHint([contact('quiet')]).last?.end).toBe('not_known');
});

test('a story is as hard as the facts about it, each said in a sentence', () => {
  const story = (...given: Partial<StoryContact>[]) => routeHint(given.map((one, place) => contact(String(place), { conversation: 's', ...one }))).story;
  expect(story({}, { channel: 'chat' })).toMatchObject({ level: 'some', because: [{ fact: 'several_channels', sentence: 'It went over 2 channels.' }] });
  const hard = story({ resolvedFirstContact: false, handOffs: [{ storyRepeated: true }, { storyRepeated: null }] }, { supervisorNeeded: true }, { channel: 'email', callBack: { dueAt: null, state: 'missed' }, handOffs: [{ storyRepeated: true }] });
  expect(hard.level).toBe('hard');
  expect(hard.because.map(({ fact }) => fact)).toEqual(['many_contacts', 'several_channels', 'story_repeated', 'supervisor', 'call_back_missed', 'not_resolved']);
  expect(hard.because[2]?.sentence).toBe('They had to tell their story again 2 times.');
  expect(story({ resolvedFirstContact: true }, { resolvedFirstContact: false })).toMatchObject({ level: 'plain' });
});

test('steps keep what was promised first, then spare the story, then say what became of it', () => {
  const contacts = [
    contact('2', { conversation: 's', resolvedFirstContact: false, unresolvedCause: 'the meter team has to answer', handOffs: [{ storyRepeated: true }] }),
    contact('1', { conversation: 's', callBack: { dueAt: '2026-11-18T10:00:00Z', state: 'missed' } }),
    contact('0', { callBack: { dueAt: '2026-11-21T23:30:00Z', state: 'waiting' } }),
  ];
  const theme = { id: 't', title: 'Refunds are slow', status: 'open' as const, ownerName: 'Asha Rao', deadlineOn: '2026-12-01', answer: null, isTold: false };
  const themes = [theme, { ...theme, deadlineOn: '2026-11-19' }, { ...theme, status: 'done' as const, answer: 'They take five days.' }, { ...theme, status: 'declined' as const, answer: 'The law asks for it.' }, { ...theme, status: 'confirmed' as const, answer: 'Told.', isTold: true }, { ...theme, status: 'emerging' as const, ownerName: null, deadlineOn: null }];
  expect(nextSteps(contacts, { themes, procedures: [] }, now, 'Europe/Berlin').map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
    'call_back: Call back, and say sorry: it was promised for 18 November 2026 and has not been made.',
    'call_back_due: A call-back is promised for 22 November 2026.',
    'spare_the_story: Do not ask for the story again: they have told it again once already.',
    'begin_where_it_stopped: Begin where the last contact stopped. It was not resolved: the meter team has to answer.',
    'say_who_and_when: Say that Asha Rao answers for “Refunds are slow” and has promised it for 1 December 2026.',
    'say_it_is_late: Say honestly that “Refunds are slow” was promised for 19 November 2026 and is late. Asha Rao answers for it.',
    'say_what_changed: They have not heard yet what changed about “Refunds are slow”: They take five days.',
    'say_why_not: They have not heard yet why “Refunds are slow” will not change: The law asks for it.',
  ]);
  expect(nextSteps([], { themes: [], procedures: [] }, now, 'UTC')).toEqual([]);
});

test('the procedure for the reason of an open contact is named with its first step; a resolved contact needs none', () => {
  const procedure = { driverId: 'd', driver: 'Refund', title: 'Refunds by card', steps: ['Look for both payments.', 'Say when.'] };
  const steps = (given: Partial<StoryContact>) => nextSteps([contact('1', { driverId: 'd', ...given })], { themes: [], procedures: [procedure, { ...procedure, driverId: 'e' }] }, now, 'UTC').map(({ sentence }) => sentence);
  expect(steps({ endedAt: null })).toEqual(['For “Refund” there is a procedure, “Refunds by card”. It begins: Look for both payments.']);
  expect(steps({ resolvedFirstContact: true })).toEqual([]);
});
