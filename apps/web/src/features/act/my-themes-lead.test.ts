import { expect, test } from 'vitest';
import { myThemesLead } from './my-themes-lead.ts';
import type { MyTheme } from './queries.ts';

const theme: MyTheme = {
  id: '1',
  title: 'Refund emails arrive late',
  status: 'open',
  deadlineOn: '2026-11-16',
  daysLate: 6,
  people: 212,
  trend: [],
  quote: null,
  ring: { heard: 'on', owned: 'on', acting: 'late', done: 'off', told: 'off' },
};

test('the sentence names what is late and when customers hear next', () => {
  expect(myThemesLead({ late: [theme, theme], dueSoon: [], onTrack: [], nextDigestOn: '2026-12-01' })).toBe('Two are late. The next “You said, we did” goes out on 1 December.');
  expect(myThemesLead({ late: [], dueSoon: [theme], onTrack: [], nextDigestOn: null })).toBe('Nothing is late; one is due in 7 days.');
  expect(myThemesLead({ late: [], dueSoon: [], onTrack: [theme], nextDigestOn: null })).toBe('Nothing is late.');
});

test('with nothing to do there is nothing to say', () => {
  expect(myThemesLead({ late: [], dueSoon: [], onTrack: [], nextDigestOn: '2026-12-01' })).toBe('');
});
