import { composeMessage } from '@kept/api/mail/compose-message.ts';
import { assembleDigest } from '@kept/emails/assemble-digest.ts';
import * as digestMail from '@kept/emails/digest.tsx';
import { everyMail, type MailSample } from '@kept/emails/every-mail.ts';
import { renderDigestBlocks } from '@kept/emails/render-digest-blocks.tsx';
import { renderMail } from '@kept/emails/render.ts';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';

const hostile = [
  'Maria\r\nBcc: evil@evil.example', 'Maria\u2028Subject: You won', '=cmd|\' /C calc\'!A0', '＝HYPERLINK("http://evil.example")', '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">here</a>', '[here](http://evil.example) ![x](http://evil.example/p.png) **bold**', '# Heading\n\n> quote\n\n```js\nalert(1)\n```',
  'evil.example', 'https://evil.example/?a=1&b=2', '//evil.example', 'javascript:alert(1)', 'mailto:evil@evil.example?bcc=x', '{name} {{name}} ${name} %s {0}', '$& $1 $` $\'',
  '\u202Eelpmaxe.live\u202C', '\u0000\u0007\u001B[31mred', '\uD800', 'A\u200B\u2060\uFEFFB', '</title></style></table></blockquote><!--', ']]><![CDATA[', '<![endif]--><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '.\r\nQUIT\r\nMAIL FROM:<evil@evil.example>', '--boundary\r\nContent-Type: text/html\r\n\r\n<b>x</b>', '=?UTF-8?B?RXZpbA==?=', 'مرحبا', '日本語', '👩\u200D💻'.repeat(40), 'a'.repeat(5000), 'word '.repeat(2000),
  ' ', '', "O'Neill & Søn <søn@evil.example>", '＜script＞alert(1)＜/script＞', 'evil。example', 'xn--evil-9za.example',
];
/** What is no stranger's text: what a mail is for, in which language, and where its links lead. */
const ours = new Set(['kind', 'state', 'outcome', 'themeId', 'lang', 'dir', 'language', 'channel', 'cause', 'place', 'next', 'replyTo', 'role']);
const allowed = new Set(['!doctype', 'html', 'head', 'title', 'meta', 'style', 'body', 'div', 'table', 'tbody', 'tr', 'td', 'th', 'caption', 'h1', 'h2', 'h3', 'p', 'a', 'b', 'br', 'span', 'blockquote', 'v:oval']);

/** The same data with a stranger's words wherever somebody may have typed. */
function withWords(words: string) {
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ours.has(key) || /^https?:/u.test(value) ? value : words;
    if (Array.isArray(value)) return value.map((one: unknown) => replace(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replace(one, name)]));
  };
  // The shape is kept: a string takes the place of a string.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return <T>(props: T) => replace(props, '') as T;
}

const headers = new Set(['content-type', 'date', 'from', 'list', 'message-id', 'mime-version', 'subject', 'to']);
/** Gmail cuts a longer mail off. */
const mostBytes = 102_400;

// The subject a reply starts with is a title.
const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/gu)].map(([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replace(/(?<=^mailto:.*)\?subject=[^&]*$/u, ''));

/** The mail as it would leave, read back by a program that knows nothing of ours. */
async function readBack({ write }: MailSample, words: string) {
  const written = await write(withWords(words));
  const raw = await composeMessage({
    orgId: '019ab000-0000-7000-8000-000000000001', mailId: '019ab000-0000-7000-8000-000000000002', idempotencyKey: 'o/m', from: { name: words, email: 'kept@northlight.example' }, to: { name: words, email: 'maria@mail.example' },
    subject: written.subject, html: written.html, plainText: written.text, headers: { 'List-Unsubscribe': '<https://kept.example/u/x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }, new Date('2026-11-22T10:00:00Z'));
  return { written, parsed: await simpleParser(Buffer.from(raw)) };
}

/** What is wrong with a mail that came back, in words; nothing, when a stranger's words did nothing. */
function faultsOf({ written, parsed }: Awaited<ReturnType<typeof readBack>>, known: readonly string[]): string[] {
  const html = typeof parsed.html === 'string' ? parsed.html : '';
  const text = parsed.text ?? '';
  const list = JSON.stringify(parsed.headers.get('list'));
  const addresses = [parsed.from, parsed.to].flat().flatMap((line) => line?.value.map(({ address }) => address)).join(' ');
  const elements = [...html.replaceAll(/<!--[^]*?-->/gu, '').matchAll(/<\/?([a-z!][^\s>/]*)/giu)].map(([, name = '']) => name.toLowerCase());
  return [
    ...[...parsed.headers.keys()].filter((name) => !headers.has(name)).map((name) => `a header more: ${name}`),
    addresses !== 'kept@northlight.example maria@mail.example' && `addresses: ${addresses}`,
    parsed.subject !== written.subject && `subject: ${parsed.subject}`,
    list !== '{"unsubscribe":{"url":"https://kept.example/u/x"},"unsubscribe-post":{"name":"List-Unsubscribe=One-Click"}}' && `list: ${list}`,
    html.trimEnd() !== written.html.trimEnd() && 'the page came back otherwise',
    text.trimEnd() !== written.text.trimEnd() && 'the plain text came back otherwise',
    ...elements.filter((name) => !allowed.has(name)).map((name) => `element: ${name}`),
    ...[...html.matchAll(/<[^>"]*(?:"[^"]*"[^>"]*)*?\s(on[a-z]+)\s*=\s*"/giu)].map(([, name]) => `attribute: ${name}`),
    ...linksOf(html).filter((href) => !known.includes(href)).map((href) => `link: ${href}`),
    ...(text.match(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]|undefined|\[object/gu) ?? []).map((found) => `in the plain text: ${JSON.stringify(found)}`),
    Buffer.byteLength(html) >= mostBytes && `${Buffer.byteLength(html)} bytes`,
  ].filter((fault) => typeof fault === 'string');
}

test.each(everyMail)('whatever strangers typed, the mail $name arrives with its own headers, its own links, and both parts', async (sample) => {
  const known = linksOf((await sample.write()).html);
  const faults = [];
  for (const words of hostile) faults.push(...faultsOf(await readBack(sample, words), known).map((fault) => `${JSON.stringify(words.slice(0, 40))} ${fault}`));
  expect(faults).toEqual([]);
});

test('the digest that is put together for thousands is the one above, whatever strangers typed', async () => {
  const bare = (html: string) => html.replace(/<!-- -->|<!--\/?\$-->/gu, '');
  const different = [];
  for (const words of hostile) {
    const props = withWords(words)(digestMail.PreviewProps);
    const [quick, slow] = [await assembleDigest(await renderDigestBlocks(props.digest), props.person), await renderMail(digestMail, props)];
    if (bare(quick.html) !== bare(slow.html) || quick.text !== slow.text || quick.subject !== slow.subject) different.push(words.slice(0, 40));
  }
  expect(different).toEqual([]);
});
