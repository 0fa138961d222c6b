import { expect, test } from 'vitest';
import { slackText } from './slack-text.ts';

const facts = { type: 'theme.done', kind: 'Theme', name: 'Refunds take too long', by: 'Asha Patel', ownerName: 'Tom Hale', deadline: '3 December 2026', link: 'https://kept.example/themes/1' };

test('a sentence says what happened to what, by whom, and where to look', () => {
  expect(slackText(facts)).toBe('*Theme “Refunds take too long”* is done; the check begins, by Asha Patel. Owner: Tom Hale. Due on 3 December 2026. <https://kept.example/themes/1|Open in Kept>');
  expect(slackText({ ...facts, type: 'import.finished', kind: 'An import', name: null, by: null, ownerName: null, deadline: null })).toBe('*An import* has ended. <https://kept.example/themes/1|Open in Kept>');
  expect(slackText({ ...facts, type: 'webhook.test' })).toBe('Kept can reach this channel. <https://kept.example/themes/1|Open the webhook>');
});

test('no title or name calls anybody, links anywhere, or marks anything up', () => {
  const text = slackText({ ...facts, name: '<!channel> <https://evil.example|Open> & *bold*\n>quote', by: '<@U123>' });
  expect(text).toContain('&lt;!channel&gt; &lt;https://evil.example|Open&gt; &amp; *\u200Bbold*\u200B &gt;quote');
  expect(text).toContain('&lt;@U123&gt;');
  expect(text.match(/</g)).toHaveLength(1);
  expect(text).not.toContain('\n');
});
