import { expect, test } from 'vitest';
import { blockKindOf, chooseBlocks, hasDecision, type News, type TellableTheme, toldKey } from './choose-blocks.ts';

const since = new Date('2026-09-01T00:00:00Z');
const today = '2026-11-22';
const news = (told: ReadonlySet<string> = new Set(), cancelled: News['cancelled'] = []): News => ({ since, told, cancelled });
const theme: TellableTheme = {
  id: 'a', title: 'Bills come late', status: 'done', statusSince: new Date('2026-10-01T00:00:00Z'), resolutionNumber: 1, whatChanged: 'Bills now come on the first.', declineReason: null,
  confirmedBy: null, liveOn: '2026-09-30', deadlineOn: '2026-10-15', ownerName: 'Priya Shah', publicText: null, publicTextOn: null, people: 12,
};

test('a theme decided since the last digest is told once, and again only after another fix', () => {
  expect(chooseBlocks([theme], news(), today)).toMatchObject([{ kind: 'did', text: 'Bills now come on the first.', liveOn: '2026-09-30' }]);
  const told = new Set([toldKey('a', 1, 'did')]);
  expect(chooseBlocks([theme], news(told), today)).toEqual([]);
  expect(chooseBlocks([{ ...theme, resolutionNumber: 2 }], news(told), today)).toHaveLength(1);
});

test('what was decided before the last digest is not news', () => {
  expect(chooseBlocks([{ ...theme, statusSince: new Date('2026-08-01T00:00:00Z') }], news(), today)).toEqual([]);
});

test('what a cancelled digest would have told is news again, unless another told it', () => {
  const summer = { ...theme, statusSince: new Date('2026-08-01T00:00:00Z') };
  const cancelled = [{ from: new Date('2026-07-01T00:00:00Z'), until: since }];
  expect(chooseBlocks([summer], news(new Set(), cancelled), today)).toHaveLength(1);
  expect(chooseBlocks([summer], news(new Set([toldKey('a', 1, 'did')]), cancelled), today)).toEqual([]);
  expect(chooseBlocks([{ ...summer, statusSince: new Date('2026-06-30T00:00:00Z') }], news(new Set(), cancelled), today)).toEqual([]);
});

test('work under way is told with its promised day, and a day that passed in silence is called unanswered', () => {
  const working = { ...theme, status: 'in_progress', whatChanged: null, liveOn: null, deadlineOn: '2026-12-24' } as const;
  expect(chooseBlocks([working], news(), today)).toMatchObject([{ kind: 'working', text: 'We are working on it. The date we promised is 24 December.' }]);
  const late = { ...working, deadlineOn: '2026-11-01' };
  expect(chooseBlocks([late], news(), today)).toMatchObject([{ kind: 'unanswered', text: 'The date we promised, 1 November, has passed without an answer.' }]);
  expect(blockKindOf({ ...late, publicText: 'We need three more weeks.', publicTextOn: '2026-11-02' }, today)).toBe('working');
});

test('what only agents said, or nobody decided, is not told to customers', () => {
  expect(blockKindOf({ ...theme, people: 0 }, today)).toBeUndefined();
  for (const status of ['emerging', 'merged', 'dismissed'] as const) expect(blockKindOf({ ...theme, status }, today)).toBeUndefined();
  expect(blockKindOf({ ...theme, status: 'open', deadlineOn: '2026-12-24' }, today)).toBeUndefined();
});

test('fixes come first, then work, refusals and silences, each by how many said it', () => {
  const chosen = chooseBlocks(
    [
      { ...theme, id: 'late', status: 'open', deadlineOn: '2026-11-01' },
      { ...theme, id: 'no', status: 'declined', declineReason: 'Because it costs too much.', approverName: 'Anna Second' },
      { ...theme, id: 'few', people: 2 },
      { ...theme, id: 'many', people: 50, status: 'confirmed', confirmedBy: 'data' },
    ],
    news(), today,
  );
  expect(chosen.map((block) => block.themeId)).toEqual(['many', 'few', 'no', 'late']);
  expect(chosen.map((block) => block.approverName)).toEqual([null, null, 'Anna Second', null]);
  expect(chosen[0]?.evidence).toContain('fewer customers');
  expect(hasDecision(chosen)).toBe(true);
  expect(hasDecision(chosen.filter((block) => block.kind === 'unanswered'))).toBe(false);
});
