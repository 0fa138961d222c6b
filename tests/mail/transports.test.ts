import { answerInTime } from '@kept/api/mail/answer-in-time.ts';
import { readEnv } from '@kept/api/env.ts';
import { composeMessage } from '@kept/api/mail/compose-message.ts';
import { resendErrors } from '@kept/api/mail/resend-errors.ts';
import { createSmtpTransport } from '@kept/api/mail/smtp-transport.ts';
import { transportFor } from '@kept/api/mail/transport-for.ts';
import type { OutgoingMail } from '@kept/api/mail/transport.ts';
import { openEmbedded } from '@kept/db/client.ts';
import { createServer } from 'node:http';
import { simpleParser } from 'mailparser';
import { afterAll, expect, test } from 'vitest';
import { openResend } from '../support/open-resend.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { startSmtpServer } from './smtp-server.ts';

const now = () => new Date('2026-11-22T10:00:00Z');
const message: OutgoingMail = {
  orgId: '019ab000-0000-7000-8000-000000000001', mailId: '019ab000-0000-7000-8000-000000000002', idempotencyKey: 'o/m', from: { name: 'Nörthlight, "Energy"', email: 'kept@northlight.example' },
  to: { name: 'María Santos', email: 'maria@mail.example' }, subject: 'Was geändert wurde', html: '<p>Grüße</p>', plainText: 'Grüße\n.\nEnde', headers: { 'List-Unsubscribe': '<https://kept.example/u/x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

test('a mail sent by SMTP arrives with every header and both parts intact', async () => {
  const server = await startSmtpServer();
  closing.push(server.close);
  expect(await createSmtpTransport(server.url, now).deliver(message)).toMatchObject({ outcome: 'sent' });
  const [taken] = server.messages;
  expect(taken).toMatchObject({ from: 'kept@northlight.example', to: 'maria@mail.example' });
  const parsed = await simpleParser(taken?.raw ?? '');
  expect(parsed.subject).toBe('Was geändert wurde');
  expect(parsed.from?.value[0]).toEqual({ name: 'Nörthlight, "Energy"', address: 'kept@northlight.example' });
  expect(parsed.html).toContain('<p>Grüße</p>');
  expect(parsed.text?.trimEnd()).toBe('Grüße\n.\nEnde');
  expect(parsed.headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://kept.example/u/x' }, 'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' } });
});

test('a mail leaves with a way back of its own, which its reader never sees', async () => {
  const server = await startSmtpServer();
  closing.push(server.close);
  await createSmtpTransport(server.url, now).deliver({ ...message, returnPath: 'bounce+abc@reply.kept.example' });
  expect(server.messages).toMatchObject([{ from: 'bounce+abc@reply.kept.example', to: 'maria@mail.example' }]);
  expect(server.messages[0]?.raw).not.toContain('bounce+abc');
});

test('what a mail server answers decides: no such mailbox fails, no server waits, a line cut after the message may have gone', async () => {
  const server = await startSmtpServer();
  const cutting = await startSmtpServer({ cutAfterData: true });
  closing.push(cutting.close);
  const smtp = createSmtpTransport(server.url, now);
  expect(await smtp.deliver({ ...message, to: { name: null, email: 'nobody@mail.example' } })).toMatchObject({ outcome: 'refused' });
  await server.close();
  expect(await smtp.deliver(message)).toMatchObject({ outcome: 'later' });
  expect(await createSmtpTransport(cutting.url, now).deliver(message)).toMatchObject({ outcome: 'unknown' });
});

/** The first word decides at which command the server says the rest. */
const smtpAnswers = [
  ['RCPT 550 5.1.1 No such user', 'refused', true],
  ['RCPT 550 5.1.0 Address rejected', 'refused', true],
  ['RCPT 550 5.2.1 Mailbox disabled', 'refused', true],
  ['DATA 550 5.1.1 No such user', 'refused', true],
  ['RCPT 550 5.7.1 Relaying denied', 'refused', false],
  ['RCPT 550 Relaying denied', 'refused', false],
  ['RCPT 552 5.2.2 Mailbox full', 'refused', false],
  ['MAIL 552 5.3.4 Too big', 'refused', false],
  ['RCPT 450 4.1.1 Come back', 'later', undefined],
  ['RCPT 451 4.7.1 Greylisted', 'later', undefined],
  ['MAIL 550 5.1.8 Sender unknown', 'barred', undefined],
  ['MAIL 530 5.7.0 Authentication required', 'barred', undefined],
  ['CONNECT 554 5.7.1 Your server is on a list', 'barred', undefined],
  ['CONNECT 421 4.3.2 Too many of you', 'later', undefined],
] as const;

test.each(smtpAnswers)('a mail server saying %s means %s', async (said, outcome, isAddressBad) => {
  const [at = '', ...words] = said.split(' ');
  const server = await startSmtpServer({ answer: (command) => (command.startsWith(at) ? words.join(' ') : undefined) });
  closing.push(server.close);
  const delivery = await createSmtpTransport(server.url, now).deliver(message);
  expect(delivery.outcome).toBe(outcome);
  expect(delivery.outcome === 'refused' ? delivery.isAddressBad : undefined).toBe(isAddressBad);
});

test('a mail server that does not know our password takes nothing from us, and asking again does not help', async () => {
  const server = await startSmtpServer({ answer: (command) => (command.startsWith('EHLO') ? '250-stand-in\r\n250 AUTH PLAIN' : command.startsWith('AUTH') ? '535 5.7.8 Wrong name or password' : undefined) });
  closing.push(server.close);
  expect(await createSmtpTransport(server.url.replace('//', '//kept:wrong@'), now).deliver(message)).toMatchObject({ outcome: 'barred', reason: expect.stringContaining('Wrong name or password') });
});

test('Resend gets the key and the headers; a repeat is the same mail, other words under the same key are refused', async () => {
  const provider = await startStandInProvider();
  closing.push(provider.close);
  const resend = openResend(provider.url);
  const first = await resend.deliver(message);
  expect(first).toMatchObject({ outcome: 'sent' });
  expect(await resend.deliver(message)).toEqual(first);
  expect(await resend.deliver({ ...message, subject: 'Other' })).toMatchObject({ outcome: 'refused' });
  expect(provider.taken()).toMatchObject([{ key: 'o/m', to: 'maria@mail.example', subject: 'Was geändert wurde' }]);
});

test.each(Object.entries(resendErrors))('Resend saying %s means %s', async (name, meaning) => {
  const server = createServer((_, response) => response.writeHead(name.includes('rate') ? 429 : 400, { 'content-type': 'application/json', 'retry-after': '60' }).end(JSON.stringify({ statusCode: 400, name, message: 'No.' })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const delivery = await openResend(`http://127.0.0.1:${port}`).deliver(message);
  expect(delivery.outcome).toBe(meaning);
  if (delivery.outcome === 'later') expect(delivery.retryAfterSeconds).toBe(60);
  server.closeAllConnections();
  server.close();
});

test('a “validation error” of Resend that is forbidden is about the account, and holds mail; any other is about the mail', async () => {
  const statuses = [403, 422];
  const server = createServer((_, response) => response.writeHead(statuses[0] ?? 500, { 'content-type': 'application/json' }).end(JSON.stringify({ statusCode: statuses.shift(), name: 'validation_error', message: 'The domain is not verified.' })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const resend = openResend(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`);
  expect([(await resend.deliver(message)).outcome, (await resend.deliver(message)).outcome]).toEqual(['barred', 'refused']);
  server.closeAllConnections();
  server.close();
});

test('a provider that cannot be reached may have taken the mail', async () => {
  expect(await openResend('http://127.0.0.1:9').deliver(message)).toMatchObject({ outcome: 'unknown' });
});

test('a transport that does not answer in time may have taken the mail; one that does is heard', async () => {
  const never = { name: 'resend', isRepeatable: true, deliver: () => new Promise<never>(() => undefined) } as const;
  const prompt = { ...never, deliver: async () => ({ outcome: 'sent', providerId: 'x' }) as const };
  expect(await answerInTime(never, 1).deliver(message)).toMatchObject({ outcome: 'unknown' });
  expect(await answerInTime(prompt, 600_000).deliver(message)).toEqual({ outcome: 'sent', providerId: 'x' });
});

test('the same message gives the same bytes, and a hostile name or subject adds no header', async () => {
  expect(Buffer.from(await composeMessage(message, now())).equals(Buffer.from(await composeMessage(message, now())))).toBe(true);
  const hostile = await composeMessage({ ...message, to: { name: 'x\r\nBcc: all@evil.example', email: 'maria@mail.example' }, subject: 'y\r\nX-Evil: 1' }, now());
  const parsed = await simpleParser(Buffer.from(hostile));
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.headers.has('x-evil')).toBe(false);
});

test('who carries the mail follows from the environment', async () => {
  const database = await openEmbedded(undefined);
  closing.push(database.close);
  const name = (env: Record<string, string>) => transportFor(readEnv(env), database, now).name;
  expect([name({}), name({ RESEND_API_KEY: 'k' }), name({ SMTP_URL: 'smtp://127.0.0.1:25' })]).toEqual(['outbox', 'resend', 'smtp']);
});
