import { expect, test } from 'vitest';
import { assembleDigest } from './assemble-digest.ts';
import * as digestMail from './digest.tsx';
import type { Digest, DigestBlock, DigestPerson } from './digest-shape.ts';
import { renderDigestBlocks } from './render-digest-blocks.tsx';
import { renderMail } from './render.ts';

const { digest, person } = digestMail.PreviewProps;
const assemble = async (changes: Partial<DigestPerson> = {}, digestChanges: Partial<Digest> = {}) =>
  assembleDigest(await renderDigestBlocks({ ...digest, ...digestChanges }), { ...person, ...changes });
const bare = (html: string) => html.replace(/<!-- -->|<!--\/?\$-->/gu, '');
const tenBlocks: DigestBlock[] = Array.from({ length: 10 }, (_, at) => ({
  themeId: `t${at}`, kind: (['did', 'working', 'declined', 'unanswered'] as const)[at % 4] ?? 'did', title: `Theme number ${at}`, text: 'What we did about it, in two lines of text. '.repeat(6),
}));

test.each([
  ['with points of their own', {}],
  ['without any', { own: [] }],
  ['with a point no theme holds', { own: [{ quote: 'Where is my bill?', saidOn: '2 May' }] }],
  ['whose titles lead to more', { readMore: (themeId: string, isOwn: boolean) => (isOwn || themeId === 'paper' ? `https://northlight.example/${themeId}?a=1&b=2` : undefined) }],
  ['with two sentences on one theme', { own: [...person.own, { themeId: 'refunds', quote: 'Still "nothing" & <none>', saidOn: '2 May' }] }],
])('the assembled mail is the rendered mail, for a person %s', async (_, changes) => {
  const quick = await assemble(changes);
  const slow = await renderMail(digestMail, { digest, person: { ...person, ...changes } });
  expect(bare(quick.html)).toBe(bare(slow.html));
  expect(quick.text).toBe(slow.text);
  expect(quick.subject).toBe(slow.subject);
});

test('the assembled mail is the rendered mail when more was said than fits', async () => {
  const changes = { own: Array.from({ length: 9 }, (_, at) => ({ quote: `Point ${at}`, saidOn: '2 May' })) };
  const quick = await assemble(changes, { othersShown: 2, language: 'ar', intro: 'One.\nTwo.', introLanguage: 'en' });
  const slow = await renderMail(digestMail, { digest: { ...digest, othersShown: 2, language: 'ar', intro: 'One.\nTwo.', introLanguage: 'en' }, person: { ...person, ...changes } });
  expect(bare(quick.html)).toBe(bare(slow.html));
  expect(quick.text).toContain('على صفحتك 4 أجوبة أخرى');
  expect(quick.text).toBe(slow.text);
});

test("a person's own points come first, with their own sentence, then the others, then the refusals and silences", async () => {
  for (const part of [(await assemble()).html, (await assemble()).text]) {
    const order = ['would have been enough', 'We did:', 'I rang, and rang again', 'Not yet.', 'We also did', 'The app loses', 'We are working on', 'We decided not to', 'Paper bills', 'Not answered yet']
      .map((words) => part.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
});

test('a title leads to more where there is more, and the mail says which themes it shows', async () => {
  const mail = await assemble({ readMore: (themeId, isOwn) => (isOwn ? `https://northlight.example/mine/${themeId}` : undefined) });
  expect(mail.html.match(/href="https:\/\/northlight\.example\/mine\/[a-z-]+"/gu)).toEqual(['href="https://northlight.example/mine/direct-debit"', 'href="https://northlight.example/mine/refunds"']);
  expect([mail.ownShown, mail.othersShown]).toEqual([['direct-debit', 'refunds'], ['readings', 'moving', 'hold', 'paper', 'engineers']]);
  await expect(assemble({ readMore: () => 'javascript:alert(1)' })).rejects.toThrow();
});

test('one theme of their own is not told again among the others', async () => {
  const { html } = await assemble();
  expect(html.split('Refund emails arrive late')).toHaveLength(2);
});

test.each([
  [{}, 'Maria, in spring you told us two things. One is fixed, one is not yet. Here is what happened to both, and to what others said.'],
  [{ firstName: undefined }, 'In spring you told us two things. One is fixed, one is not yet.'],
  [{ saidWhen: undefined, own: person.own.slice(0, 1) }, 'Maria, you told us one thing. It is fixed. Here is what happened to it, and to what others said.'],
  [{ own: person.own.slice(1) }, 'Maria, in spring you told us one thing. It is not fixed yet.'],
  [{ own: [...person.own, { themeId: 'paper', quote: 'No fee please', saidOn: '1 May' }] }, 'three things. One is fixed, one is not yet, one we decided not to change. Here is what happened to each of them'],
  [{ own: [] }, 'Maria, customers told us about seven things. Three are fixed, three are not yet, one we decided not to change.'],
])('the opening sentence is made from the numbers (%#)', async (changes, sentence) => {
  expect((await assemble(changes)).text).toContain(sentence);
});

test('a correction says that it is one and what was wrong, before anything else', async () => {
  const changes = { correction: 'We wrote that refunds take two days. <b>They</b> take ten.\nWe are sorry.', intro: 'Thank you.' };
  const quick = await assemble({}, changes);
  const slow = await renderMail(digestMail, { digest: { ...digest, ...changes }, person });
  expect([bare(quick.html), quick.text, quick.subject]).toEqual([bare(slow.html), slow.text, slow.subject]);
  expect(quick.subject).toMatch(/^Correction: /);
  for (const part of [quick.html, quick.text]) {
    const places = ['our last digest said something that was not right', 'What was wrong:', 'Thank you.'].map((words) => part.lastIndexOf(words));
    expect([places.includes(-1), places]).toEqual([false, places.toSorted((a, b) => a - b)]);
  }
  expect(quick.html).toContain('&lt;b&gt;They&lt;/b&gt; take ten.');
  const bareOne = await assemble({ own: [] }, { ...changes, blocks: [] });
  expect(bareOne.text).toContain('What was wrong: We wrote');
});

test('a refusal names who agreed to it, and what was not answered is counted', async () => {
  const { text } = await assemble({}, { blocks: [{ themeId: 'no', kind: 'declined', title: 'Paper bills', text: 'Because.', ownerName: 'Tom', approverName: 'Anna Second' }] });
  expect(text).toContain('Tom looked into it. Anna Second agreed as the second person.');
  expect(text).toContain('changed 233; 111 are not answered yet.');
});

test('"did it fix it?" is asked only under what was done about their own point', async () => {
  const urls = { fixed: 'https://x.example/f', partly: 'https://x.example/p', notFixed: 'https://x.example/n' };
  const both = await assemble({ own: person.own.map((point) => ({ ...point, answerUrls: urls })) });
  expect(both.html.match(/href="https:\/\/x\.example\/f"/gu)).toHaveLength(1);
  const stranger = await assemble({ own: [] });
  expect(stranger.html).not.toContain('It is fixed for me');
});

test('hostile names and sentences stay words: no markup, no header, no turned direction, no live domain', async () => {
  const hostile = '</p><script>alert(1)</script>"\'><a href="https://evil.example">x</a> evil.example\r\nBcc: a@b.example \u202Egnp \uE000unsubscribeUrl\uE001';
  const mail = await assemble({ firstName: hostile, saidWhen: hostile, own: [{ themeId: 'refunds', quote: hostile, saidOn: hostile }] });
  expect(mail.html).not.toMatch(/<script|href="https:\/\/evil|[\u202A-\u202E\uE000\uE001]/u);
  expect(mail.text).not.toMatch(/[\u202A-\u202E\uE000\uE001]|^Bcc:/mu);
  expect(mail.subject).not.toMatch(/[\r\n]/u);
  expect(mail.html).toContain('&lt;script&gt;');
  expect(mail.html.slice(mail.html.indexOf('<blockquote'))).not.toContain('evil.example');
  expect(mail.html.match(/8Hq2/gu)).toHaveLength(3);
});

test('a hostile theme title is shown as text and cannot pose as a place for somebody’s data', async () => {
  const mail = await assemble({}, { blocks: [{ themeId: 'direct-debit', kind: 'did', title: '<img src=x onerror=1>\uE000receiptUrl\uE001 {{body}}', text: '<b>bold</b>\n$& $1' }] });
  expect(mail.html).toContain('&lt;img src=x onerror=1&gt;receiptUrl {{body}}');
  expect(mail.html).toContain('&lt;b&gt;bold&lt;/b&gt;');
  expect(mail.html).toContain('$&amp; $1');
});

test('a subject typed with a line break is refused', async () => {
  await expect(assemble({}, { subject: 'News\r\nBcc: all@example.org' })).rejects.toThrow('single line');
});

test('a link that is not http or https is refused, wherever it stands', async () => {
  await expect(assemble({ unsubscribeUrl: 'javascript:1' })).rejects.toThrow('must start with https://');
  await expect(assemble({ own: [{ ...person.own[0], themeId: 'direct-debit', quote: 'x', saidOn: 'y', answerUrls: { fixed: 'data:,x', partly: 'data:,x', notFixed: 'data:,x' } }] })).rejects.toThrow('must start with');
  await expect(assemble({}, { publicPageUrl: 'nowhere' })).rejects.toThrow('whole address');
});

test('a theme may stand in a digest once', async () => {
  await expect(assemble({}, { blocks: [...digest.blocks, ...digest.blocks.slice(0, 1)] })).rejects.toThrow('A theme stands twice in this digest');
});

test('a long list of fixes does not crowd out the refusals', async () => {
  const many = Array.from({ length: 20 }, (_, at): DigestBlock => ({ themeId: `d${at}`, kind: 'did', title: `Fix ${at}`, text: 'Done.' }));
  const mail = await assemble({ own: [] }, { blocks: [...many, { themeId: 'no', kind: 'declined', title: 'Refused thing', text: 'Because.' }], othersShown: 4 });
  expect(mail.text).toContain('Refused thing');
  expect(mail.text).toContain('17 more answers are on our public page');
});

test('one rendering serves a thousand people, each with their own name, words and links', async () => {
  const blocks = await renderDigestBlocks({ ...digest, blocks: tenBlocks });
  const mails = Array.from({ length: 1000 }, (_, at) => assembleDigest(blocks, {
    firstName: 'Ana', receiptUrl: `https://x.example/r/${at}`, preferencesUrl: `https://x.example/p/${at}`, unsubscribeUrl: `https://x.example/u/${at}`,
    own: [{ themeId: `t${at % 10}`, quote: `My words ${at}.`, saidOn: '2 May' }],
  }));
  mails.forEach((mail, at) => {
    expect(mail.html).toContain(`“My words ${at}.”`);
    expect(mail.html.match(/https:\/\/x\.example\/u\/\d+/gu)).toEqual([`https://x.example/u/${at}`]);
    expect(mail.text).toContain(`https://x.example/u/${at}\n`);
  });
  expect(new Set(mails.map((mail) => mail.html)).size).toBe(1000);
});

test('the fullest digest stays under what mail clients show whole (100 kB)', async () => {
  const words = 'A sentence of some length about bills. '.repeat(20);
  const blocks = Array.from({ length: 40 }, (_, at): DigestBlock => ({ themeId: `t${at}`, kind: 'did', title: words, text: words, evidence: words, people: 9999, ownerName: 'Priya Shah' }));
  const own = Array.from({ length: 60 }, (_, at) => ({ themeId: `t${at % 20}`, quote: words, saidOn: '12 September', answerUrls: { fixed: 'https://x.example/f', partly: 'https://x.example/p', notFixed: 'https://x.example/n' } }));
  const mail = await assemble({ own }, { blocks });
  expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(100_000);
  expect(mail.html).toContain('https://northlight.example/u/8Hq2');
  const arabic = blocks.map((block) => ({ ...block, text: 'جملة طويلة '.repeat(150) }));
  const large = await assemble({ own }, { blocks: arabic });
  expect(Buffer.byteLength(large.html)).toBeLessThanOrEqual(100_000);
  expect(large.text).toMatch(/more answers are on your own page/u);
});

test('a digest of five hundred blocks, all of them a reader’s own, is one mail that mail programs show whole and links the rest', async () => {
  const blocks = Array.from({ length: 500 }, (_, at): DigestBlock => ({ themeId: `t${at}`, kind: (['did', 'working', 'declined', 'unanswered'] as const)[at % 4] ?? 'did', title: `Theme number ${at}`, text: 'What we did about it, in two lines of text. '.repeat(6) }));
  const own = blocks.map(({ themeId }) => ({ themeId, quote: 'My own words about it.', saidOn: '2 May' }));
  const all = await assemble({ own }, { blocks });
  expect(Buffer.byteLength(all.html)).toBeLessThanOrEqual(100_000);
  expect(all.text).toContain('490 more answers are on your own page');
  const none = await assemble({ own: [] }, { blocks });
  expect(none.text).toContain('490 more answers are on our public page');
});

test('a digest that cannot be made to fit is refused with a sentence', async () => {
  const blocks = digest.blocks.map((block) => ({ ...block, text: Array.from({ length: 40 }, () => 'x'.repeat(1900)).join('\n') }));
  await expect(assemble({}, { blocks })).rejects.toThrow('This digest is too long for a mail');
});

test('in a mail from right to left, what is not translated stands on the same side as all else, with its own direction', async () => {
  const [block] = digest.blocks;
  const { html } = await assemble({ own: [] }, { language: 'ar', intro: 'One.', introLanguage: 'en', blocks: block === undefined ? [] : [{ ...block, language: 'en' }] });
  const foreign = [...html.matchAll(/<(?:h3|p)[^>]*dir="ltr"[^>]*>/gu)].map(([tag]) => tag);
  expect([foreign.length, foreign.every((tag) => tag.includes('text-align:right'))]).toEqual([2, true]);
  expect(html).not.toContain('unicode-bidi');
});

test('a preview from right to left of a language that is not keeps each full stop at the end of its sentence', async () => {
  expect((await assemble({}, { dir: 'rtl' })).html).toContain('p,h1,h2,h3,td{unicode-bidi:plaintext}');
  expect((await assemble({}, { dir: 'ltr' })).html).not.toContain('unicode-bidi');
});
