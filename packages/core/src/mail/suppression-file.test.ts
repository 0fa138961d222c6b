import { expect, test } from 'vitest';
import { findSuppressionColumns, readSuppressionRow } from './suppression-file.ts';

const read = (header: string, row: string, chosen?: Parameters<typeof readSuppressionRow>[2]) => {
  const columns = findSuppressionColumns(header.split(','));
  if (columns === undefined) return undefined;
  const result = readSuppressionRow(row.split(','), columns, chosen);
  return 'entry' in result ? `${result.entry.address ?? result.entry.handle} ${result.entry.reason}${result.entry.at === undefined ? '' : ` ${result.entry.at.toISOString().slice(0, 16)}`}` : result;
};

test.each([
  ['Resend', 'id,email,origin,source_id,created_at', 'e169,Steve@Mail.example,bounce,,2026-10-06T23:47:56.678Z', 'steve@mail.example bounced 2026-10-06T23:47'],
  ['Resend, by hand', 'id,email,origin,source_id,created_at', 'e169,steve@mail.example,manual,,2026-10-06T23:47:56.678Z', 'steve@mail.example blocked 2026-10-06T23:47'],
  ['Postmark', 'EmailAddress,SuppressionReason,Origin,CreatedAt', 'a@mail.example,HardBounce,Recipient,2026-03-10T00:00:00-05:00', 'a@mail.example bounced 2026-03-10T05:00'],
  ['Postmark, unsubscribed', 'EmailAddress,SuppressionReason,Origin,CreatedAt', 'a@mail.example,ManualSuppression,Recipient,2026-03-10T00:00:00-05:00', 'a@mail.example unsubscribed 2026-03-10T05:00'],
  ['Postmark, by the customer', 'EmailAddress,SuppressionReason,Origin,CreatedAt', 'a@mail.example,ManualSuppression,Customer,2026-03-10T00:00:00-05:00', 'a@mail.example blocked 2026-03-10T05:00'],
  ['SendGrid bounces', 'status,reason,email,created', '5.1.1,550 5.1.1 no such user here,a@mail.example,1719824400', 'a@mail.example bounced 2024-07-01T09:00'],
  ['Mailgun bounces', 'address,code,error,created_at', 'a@mail.example,550,No such mailbox,2026-01-02 03:04:05 UTC', { problem: expect.stringContaining('Choose a reason') }],
  ['Mailchimp, unsubscribed', 'Email Address,First Name,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON', 'a@mail.example,Ann,2026-01-02 03:04:05,News,NORMAL', 'a@mail.example unsubscribed 2026-01-02T03:04'],
  ['Mailchimp, cleaned', 'Email Address,First Name,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE', 'a@mail.example,Ann,2026-01-02 03:04:05,News', 'a@mail.example bounced 2026-01-02T03:04'],
  ['listmonk, blocklisted', 'uuid,email,name,attributes,status,created_at,updated_at', 'u,a@mail.example,Ann,{},blocklisted,2026-01-02T03:04:05Z,2026-01-03T03:04:05Z', 'a@mail.example blocked 2026-01-02T03:04'],
  ['listmonk, enabled', 'uuid,email,name,attributes,status,created_at,updated_at', 'u,a@mail.example,Ann,{},enabled,2026-01-02T03:04:05Z,2026-01-03T03:04:05Z', { mayBeMailed: true }],
  ['Amazon SES', 'EmailAddress,Reason,LastUpdateTime', 'a@mail.example,COMPLAINT,2026-01-02T03:04:05Z', 'a@mail.example complained 2026-01-02T03:04'],
])('a row of %s is read as it is meant', (_, header, row, meant) => {
  expect(read(header, row)).toEqual(meant);
});

test('a bare list of addresses needs a reason from whoever sends it, and no line of names', () => {
  expect(findSuppressionColumns(['a@mail.example'])).toMatchObject({ address: 0, hasNoHeader: true });
  expect(read('email', 'a@mail.example')).toEqual({ problem: expect.stringContaining('does not say why') });
  expect(read('email', 'a@mail.example', 'blocked')).toBe('a@mail.example blocked');
  expect(read('email,reason', 'a@mail.example,grumpy', 'unsubscribed')).toBe('a@mail.example unsubscribed');
  expect(read('email,reason', 'a@mail.example,grumpy')).toEqual({ problem: '“grumpy” is no reason that is known here. Choose a reason for such rows.' });
});

test('what cannot be an address is told, and so is a row without one; a file without addresses is no list', () => {
  expect(read('email', 'not an address', 'blocked')).toEqual({ problem: '“not an address” is not an email address.' });
  expect(read('email', '', 'blocked')).toEqual({ problem: 'There is no address in this row.' });
  expect(findSuppressionColumns(['Name', 'Amount'])).toBeUndefined();
});

test('our own export is read by its handle; that somebody was erased is believed from it only', () => {
  expect(read('email,handle,reason,since,source,note', ',abc.def,erased,2026-01-02T03:04:05.000Z,event,')).toBe('abc.def erased 2026-01-02T03:04');
  expect(read('email,reason', 'a@mail.example,erased')).toEqual({ problem: expect.stringContaining('known only where it happened') });
});
