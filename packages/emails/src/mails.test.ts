import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { expect, test } from 'vitest';
import * as memberInvitation from './member-invitation.tsx';
import * as notice from './notice.tsx';
import * as ownerNote from './owner-note.tsx';
import * as passwordReset from './password-reset.tsx';
import { escapeHtml } from './escape-html.ts';
import { everyMail } from './every-mail.ts';
import { renderMail } from './render.ts';
import * as surveyInvitation from './survey-invitation.tsx';
import { dark, light } from './theme.ts';

// The one from right to left has a test of its own.
const samples = everyMail.filter(({ name }) => name !== 'notice-arabic').map(({ name, reader, write }) => ({ name, customer: reader === 'customer', mail: write() }));
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/gu)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

test.each(samples.filter(({ customer }) => customer))('the mail $name says who writes, from where, and how to stop, on the page and in plain text', async ({ mail }) => {
  const { html, text } = await mail;
  for (const part of [html, text]) {
    for (const words of ['14 Quay Street, Bristol BS1 4XX', 'Northlight Energy', 'Unsubscribe', 'https://northlight.example/u/8Hq2', 'What happened to what I said', 'https://northlight.example/r/8Hq2', 'https://northlight.example/p/8Hq2']) {
      expect(part).toContain(words);
    }
  }
});

test.each(samples)('the plain text of the mail $name is readable and holds every link of the page', async ({ name, mail }) => {
  const { html, text } = await mail;
  const alone = text.split('\n');
  for (const href of hrefs(html)) {
    // The single scores of a survey are one link in plain text, and an address stands there without its subject.
    if (name !== 'survey-invitation' || !href.includes('?score=')) expect(alone).toContain(href.replace(/^mailto:([^?]*).*$/u, '$1'));
  }
  expect(text).not.toMatch(/<[a-z/]|&[a-z]+;|undefined|null|\[object|\n{3}| \n/u);
  expect(text.endsWith('\n')).toBe(true);
});

test.each(samples)('the mail $name is accessible: language, direction, title, headings in order, tables that are only layout say so', async ({ mail }) => {
  const { html } = await mail;
  expect(html).toMatch(/<html[^>]* dir="ltr"[^>]* lang="en"/u);
  expect(html).toMatch(/<title>[^<]+<\/title>/u);
  const levels = [...html.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1));
  for (const [table] of html.matchAll(/<table[^>]*>(?:<caption)?/gu)) expect(table.includes('role="presentation"') || table.endsWith('<caption')).toBe(true);
  expect(html).toContain('aria-label="loop: 5 of 5"');
});

test.each(samples)('the mail $name fetches nothing and watches nobody: no picture, no script, no font, no address in its styles', async ({ mail }) => {
  const { html } = await mail;
  expect(html).not.toMatch(/<(?:img|script|link|iframe|object|embed|form|svg|video)\b|url\(|@import|@font-face|background="|src=/iu);
  expect(html.replace(/^<!DOCTYPE[^>]*>/u, '').match(/https?:\/\/|href="mailto:/gu)).toHaveLength(hrefs(html).length);
});

test.each(samples)('the mail $name is safe in the dark and small', async ({ mail }) => {
  const { html } = await mail;
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toContain('@media (prefers-color-scheme:dark)');
  expect(Buffer.byteLength(html)).toBeLessThan(40_000);
});

test.each(samples)('the subject of the mail $name is one calm line', async ({ mail }) => {
  const { subject } = await mail;
  expect(subject).toMatch(/^[^\r\n!]{5,150}$/u);
});

test('every colour set inline on a class is swapped in the dark', async () => {
  const css = (await (samples[0]?.mail ?? Promise.reject(new Error('no sample')))).html;
  for (const name of ['k-page', 'k-sheet', 'k-ink', 'k-ink2', 'k-ink3', 'k-line', 'k-strong', 'k-did', 'k-button']) expect(css).toMatch(new RegExp(`\\.${name}\\{[^}]*#`, 'u'));
});

function contrast(one: string, other: string): number {
  const luminance = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test.each([['light', light], ['dark', dark]] as const)('text is readable in %s (WCAG 1.4.3, 4.5 to 1)', (_, colours) => {
  for (const ink of [colours.ink, colours.ink2, colours.ink3, colours.late]) expect(contrast(ink, colours.sheet)).toBeGreaterThanOrEqual(4.5);
  for (const ink of [colours.ink, colours.ink2]) expect(contrast(ink, colours.keptSoft)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colours.keptInk, colours.kept)).toBeGreaterThanOrEqual(4.5);
});

test('right to left is carried through: the page, the quotation and its rule', async () => {
  const { html } = await renderMail(notice, { ...notice.PreviewProps, language: 'ar' });
  expect(html).toMatch(/<html[^>]* dir="rtl"[^>]* lang="ar"/u);
  expect(html).toMatch(/<blockquote[^>]*border-right:3px/u);
  expect(html).not.toContain('border-left:3px');
});

test('a hostile inviter cannot write into the subject or the page of an invitation', async () => {
  const { subject, html, text } = await renderMail(memberInvitation, { ...memberInvitation.PreviewProps, invitedBy: 'You won! http://evil.example\r\nBcc: x@y.example', organisationName: 'A\r\nBcc: x@y.example <b>' });
  expect(subject).not.toMatch(/[\r\n]|evil/u);
  expect(html + text).not.toContain('evil');
  expect(html).not.toContain('<b>');
});

const [newsPart] = notice.PreviewProps.parts;
if (newsPart === undefined) throw new Error('the sample has one part');

test('a notice may also say no, or not yet, and then asks nothing', async () => {
  const { subject, html, text } = await renderMail(notice, { ...notice.PreviewProps, parts: [{ ...newsPart, outcome: 'declined', text: 'Posting costs more than the fee.' }] });
  expect(subject).toContain('Our answer to something you told us');
  expect(html + text).not.toContain('It is fixed for me');
  expect(text).toContain('We decided not to change this. Posting costs more than the fee.');
  const working = await renderMail(notice, { ...notice.PreviewProps, parts: [{ ...newsPart, outcome: 'in_progress', text: 'We test the letter in May.' }] });
  expect(working.text).toContain('It is not fixed yet, but somebody is working on it.');
  expect(working.text).not.toContain('It is fixed for me');
});

test('what was decided on one day is one mail with a part for each, in the language of its reader', async () => {
  const parts = [newsPart, { ...newsPart, title: 'Engineers come late', outcome: 'declined' as const, text: 'There are too few.', said: [{ quote: 'I waited all day.', saidOn: '2. Mai' }] }];
  const { subject, html, text } = await renderMail(notice, { ...notice.PreviewProps, language: 'de', parts });
  expect(subject).toBe('2 Antworten auf das, was Sie uns gesagt haben');
  expect(html).toMatch(/<html[^>]* lang="de"/u);
  expect(text).toContain('Maria, Sie haben uns von diesen Dingen erzählt.');
  expect(text.indexOf('Direct debit changed without warning')).toBeLessThan(text.indexOf('Engineers come late'));
  expect(text).toContain('> "I waited all day."\n> Sie, am 2. Mai');
  expect(text.match(/Für mich ist es behoben/gu)).toHaveLength(1);
});

test('the owner note puts the latest theme first and says what the next digest will say', async () => {
  const { text, subject } = await renderMail(ownerNote, ownerNote.PreviewProps);
  expect(text.indexOf('6 days late, was due 15 November')).toBeLessThan(text.indexOf('Handed to you by Anna Weber, due 18 December'));
  expect(text).toContain('goes out on 1 December and lists the late one as not answered yet');
  expect(text).toContain('loop: 2 of 5, late');
  expect(subject).toBe('Themes that wait: one late, one new to you');
});

test('an owner note about one theme names it in the subject; one about none is refused', async () => {
  const [, late] = ownerNote.PreviewProps.themes;
  if (late === undefined) throw new Error('the sample has two themes');
  expect((await renderMail(ownerNote, { ...ownerNote.PreviewProps, themes: [late] })).subject).toBe('6 days late: Refund emails arrive late');
  const { week: _week, ...withoutWeek } = ownerNote.PreviewProps;
  await expect(renderMail(ownerNote, { ...withoutWeek, themes: [] })).rejects.toThrow('at least one theme');
});

test('an owner answers a note about one theme by replying, and about one of several by a link of its own', async () => {
  const [other, late] = ownerNote.PreviewProps.themes;
  if (late === undefined || other === undefined) throw new Error('the sample has two themes');
  const { week: _week, more: _more, ...note } = ownerNote.PreviewProps;
  const one = await renderMail(ownerNote, { ...note, themes: [late] });
  expect(one.text).toContain('Or reply to this mail: what you write goes on the theme');
  expect(one.html).not.toContain('mailto:');
  const several = await renderMail(ownerNote, { ...note, themes: [late, { ...other, replyTo: 'reply+other@reply.northlight.example' }] });
  expect(hrefs(several.html).filter((href) => href.startsWith('mailto:'))).toEqual(['mailto:reply+8hq2@reply.northlight.example?subject=Re%3A%20Refund%20emails%20arrive%20late', 'mailto:reply+other@reply.northlight.example?subject=Re%3A%20Engineers%20arrive%20outside%20the%20agreed%20hours']);
  expect(several.text).toContain('A plain reply to this mail is read by nobody');
  expect((await renderMail(ownerNote, { ...note, themes: [{ ...late, replyTo: undefined }] })).text).not.toContain('reply to this mail');
  await expect(renderMail(ownerNote, { ...note, themes: [late, { ...other, replyTo: 'x@y?bcc=all@evil.example' }] })).rejects.toMatchObject({ code: 'invalid' });
});

test('what a person typed wrongly is refused as invalid, so that they read the sentence', async () => {
  await expect(renderMail(passwordReset, { ...passwordReset.PreviewProps, resetUrl: 'javascript:1' })).rejects.toMatchObject({ code: 'invalid' });
});

test.each(surveyLanguages)('an invitation speaks %s from its subject to its last line, and lays itself out that way', async (language) => {
  const words = invitationWords[language];
  const { subject, html, text } = await renderMail(surveyInvitation, { ...surveyInvitation.PreviewProps, language, reminder: true, question: 'Q?', others: [{ language: language === 'en' ? 'de' : 'en', url: 'https://northlight.example/s/4tZ?lang=other' }] });
  expect(subject).toBe(words.reminderSubject.replace('{organisation}', 'Northlight Energy'));
  expect(html).toContain(`dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}" lang="${language}"`);
  for (const sentence of [words.howItWent.slice(1), words.onlyReminder, words.brief, words.receipt, words.preferences, words.unsubscribe, words.how.phone]) expect([html.includes(escapeHtml(sentence)), text.includes(sentence)]).toEqual([true, true]);
  for (const part of [subject, html.replace(/<style[^]*?<\/style>/gu, ''), text]) expect(part).not.toMatch(/\{[a-z]+\}/u);
  expect(html).toContain(language === 'en' ? 'Deutsch' : 'English');
  // Letters of a joined script come apart where room is taken between them.
  expect(/<h1[^>]*letter-spacing:-/u.test(html)).toBe(!['ar', 'he'].includes(language));
});

test('no two languages share a sentence of an invitation by mistake, and each keeps every slot', () => {
  const slots = (sentence: string) => [...sentence.matchAll(/\{[a-z]+\}/gu)].map(([slot]) => slot).toSorted();
  for (const language of surveyLanguages) {
    const words = invitationWords[language];
    for (const key of ['subject', 'reminderSubject', 'toName', 'touch', 'toldBy', 'openUntil'] as const) expect([language, key, slots(words[key])]).toEqual([language, key, slots(invitationWords.en[key])]);
    if (language !== 'en') for (const key of ['subject', 'howItWent', 'onlyReminder', 'brief', 'told', 'answer', 'answerHere', 'receipt', 'preferences', 'unsubscribe'] as const) expect([key, words[key]]).not.toEqual([key, invitationWords.en[key]]);
  }
});

test('a score in a survey invitation says what it means to those who do not see it', async () => {
  const { html } = await renderMail(surveyInvitation, surveyInvitation.PreviewProps);
  expect(html).toContain('10 out of 10, very likely');
  expect(html).toContain('0 out of 10, not at all likely');
});
