import { expect, test } from 'vitest';
import { myThemesLead } from './my-themes-lead.ts';

const theme = { title: 'Refund emails arrive late' };

test('the sentence names what is late and when customers hear next', () => {
  expect(myThemesLead({ late: [theme, theme], dueSoon: [], onTrack: [], nextDigestOn: '2026-12-01' })).toBe('Two are late. The next “You said, we did” goes out on 1 December.');
  expect(myThemesLead({ late: [], dueSoon: [theme], onTrack: [], nextDigestOn: '2026-12-01' })).toBe('Nothing is late; one is due in 7 days. The next “You said, we did” goes out on 1 December.');
  expect(myThemesLead({ late: [], dueSoon: [], onTrack: [theme], nextDigestOn: '2026-12-01' })).toBe('Nothing is late. The next “You said, we did” goes out on 1 December.');
});

test('with nothing to do there is nothing to say', () => {
  expect(myThemesLead({ late: [], dueSoon: [], onTrack: [], nextDigestOn: '2026-12-01' })).toBe('');
});
