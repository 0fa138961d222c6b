import { composeMessage } from '@kept/api/mail/compose-message.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { directionOf } from '@kept/core/listen/survey-words.ts';
import * as confirmSubscription from '@kept/emails/confirm-subscription.tsx';
import * as digest from '@kept/emails/digest.tsx';
import type { MailContent } from '@kept/emails/digest-shape.ts';
import * as notice from '@kept/emails/notice.tsx';
import { renderMail } from '@kept/emails/render.ts';
import * as surveyInvitation from '@kept/emails/survey-invitation.tsx';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';

const image = { url: 'https://northlight.example/i/picture', width: 1040, height: 400, alt: 'The new bill' };
const hostile = 'Maria\r\nBcc: evil@evil.example <script>alert(1)</script> \u202Eevil.example';
const { digest: whole, person } = digest.PreviewProps;
const own = whole.blocks.map(({ themeId }) => ({ themeId, quote: hostile, saidOn: '1', answerUrls: person.own[0]?.answerUrls ?? { fixed: '', partly: '', notFixed: '' } }));

/** Every mail a customer gets, in one language, with hostile names; the digest once with everything of the reader's own, once with nothing, once as a correction. */
const customerMails: Record<string, (language: SurveyLanguage) => Promise<MailContent>> = {
  'a digest': (language) => renderMail(digest, { digest: { ...whole, language, logo: image, blocks: whole.blocks.map((block) => ({ ...block, image })) }, person: { ...person, firstName: hostile, own } }),
  'a digest without points of one’s own': (language) => renderMail(digest, { digest: { ...whole, language, othersShown: 3, loopKept: undefined }, person: { ...person, own: [] } }),
  'a correction': (language) => renderMail(digest, { digest: { ...whole, language, correction: 'x', intro: 'y' }, person: { ...person, own: own.slice(0, 1) } }),
  'a notice': (language) => renderMail(notice, { ...notice.PreviewProps, language, firstName: hostile }),
  'an invitation': (language) => renderMail(surveyInvitation, { ...surveyInvitation.PreviewProps, language, firstName: hostile }),
  'the question for a subscription': (language) => renderMail(confirmSubscription, { ...confirmSubscription.PreviewProps, language, organisationName: 'Northlight & Sons' }),
};
const cases = Object.keys(customerMails).flatMap((name) => surveyLanguages.map((language) => ({ name, language })));

async function readBack({ subject, html, text }: MailContent) {
  const raw = await composeMessage({
    orgId: '019ab000-0000-7000-8000-000000000001', mailId: '019ab000-0000-7000-8000-000000000002', idempotencyKey: 'o/m', from: { name: hostile, email: 'kept@northlight.example' }, to: { name: hostile, email: 'maria@mail.example' },
    subject, html, plainText: text, headers: {},
  }, new Date('2026-11-22T10:00:00Z'));
  return simpleParser(Buffer.from(raw));
}

test.each(cases)('$name in $language arrives in its language and direction, whole, small, with no slot left open', async ({ name, language }) => {
  const written = await (customerMails[name] ?? (() => Promise.reject(new Error('no such mail'))))(language);
  const parsed = await readBack(written);
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  expect([parsed.subject, parsed.text?.trimEnd()]).toEqual([written.subject, written.text.trimEnd()]);
  expect(html).toMatch(new RegExp(`<html[^>]*dir="${directionOf(language)}"[^>]*lang="${language}"|<html[^>]*lang="${language}"[^>]*dir="${directionOf(language)}"`, 'u'));
  for (const part of [written.subject, html.replace(/<style[^]*?<\/style>/gu, ''), written.text]) expect(part).not.toMatch(/\{[a-z]+\}|undefined|NaN|\[object/u);
  expect(html).not.toMatch(/<script|[\u202A-\u202E]/u);
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  for (const tag of html.match(/<img[^>]*>/gu) ?? []) expect(tag).toMatch(/alt="The new bill".*src="https:\/\/northlight\.example\/i\/picture".*width="\d+".*|height="\d+"/u);
});

test.each(surveyLanguages.filter((language) => language !== 'en'))('a digest in %s says nothing in English but what is not translated', async (language) => {
  const said = { title: '1', text: '2', people: 12, liveOn: '3', ownerName: 'Ada', approverName: 'Bo' };
  const blocks = whole.blocks.map(({ themeId, kind }) => ({ themeId, kind, ...said, evidence: digestMailWords.en.proof.customers }));
  const { text, subject } = await renderMail(digest, { digest: { ...whole, language, blocks, periodLabel: '4', correction: '5' }, person: { ...person, own: [...own.slice(0, 3), { quote: '6', saidOn: '7' }].map((point) => ({ ...point, quote: '6' })) } });
  expect(`${subject} ${text.replaceAll(/https?:\S+|Northlight Energy|14 Quay Street.*/gu, '')}`).not.toMatch(/\b(you|your|the|told|unsubscribe|fixed|partly|answer)\b/iu);
});

test('every language has every word of a digest, with the same slots, and each plural form its rules ask for', () => {
  const slots = (text: string) => [...text.matchAll(/\{[a-z]+\}/gu)].map(([slot]) => slot).toSorted();
  const flat = (value: unknown, path = ''): [string, string][] => (typeof value === 'string' ? [[path, value]] : value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([key, one]) => flat(one, `${path}/${key}`)));
  const counted = /\/(?:zero|one|two|few|many|other)$/u;
  const english = new Map(flat(digestMailWords.en));
  for (const language of surveyLanguages) {
    const words = new Map(flat(digestMailWords[language]));
    for (const [path, text] of english) if (!counted.test(path)) expect([language, path, slots(words.get(path) ?? 'missing')]).toEqual([language, path, slots(text)]);
    for (const [path, text] of words) if (language !== 'en' && !counted.test(path)) expect([language, path, text]).not.toEqual([language, path, english.get(path)]);
    for (const [path, text] of words) if (/\/(?:few|many|other)$/u.test(path) && !path.endsWith('ownSubject/few')) expect([language, path, text.includes('{n}')]).toEqual([language, path, true]);
  }
});
