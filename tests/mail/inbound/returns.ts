import { head, type Letter, lines, part, parts, plain, type Places } from './letter.ts';

const daemon = (at: Places, more: Readonly<Record<string, string>> = {}) => ({ From: 'Mail Delivery System <MAILER-DAEMON@mx.mail.example>', To: at.bounce, Subject: 'Undelivered Mail Returned to Sender', 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied', ...more });
const status = (at: Places, fields: string) => part('message/delivery-status', `Reporting-MTA: dns; mx.mail.example\nArrival-Date: Mon, 23 Nov 2026 09:00:00 +0000\n\nFinal-Recipient: rfc822; ${at.customer}\n${fields}`);
const report = (at: Places, fields: string, more: Readonly<Record<string, string>> = {}) =>
  parts(at, 'report; report-type=delivery-status', [part('text/plain; charset=utf-8', 'This is the mail system. Your message could not be delivered.'), status(at, fields), part('text/rfc822-headers', `From: kept@northlight.example\nTo: ${at.customer}`)], daemon(at, more));
const dead = { state: 'used', returned: 'bounced', suppressed: 'bounced', reason: /the address is at fault/ } as const;
const forNow = { state: 'used', returned: 'bounced', reason: /for now/ } as const;
const complaint = (at: Places, type: string, fields: Readonly<Record<string, string>> = {}) =>
  parts(at, 'report; report-type=feedback-report', [part('text/plain', 'This is an email abuse report.'), part('message/feedback-report', `Feedback-Type: ${type}\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Mail-From: <${at.bounce}>`), part('message/rfc822', `From: kept@northlight.example\nReturn-Path: <${at.bounce}>\nSubject: News\n\nNews`)], { From: 'fbl@provider.example', To: 'abuse@northlight.example', Subject: 'complaint about message', ...fields });

/** Reports of servers about mails of ours: each changes the one mail it names, by its signed way back, or nothing. */
export const returns: readonly Letter[] = [
  { name: 'Postfix: no such user', raw: (at) => report(at, `Original-Recipient: rfc822;${at.customer}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.mail.example\nDiagnostic-Code: smtp; 550 5.1.1 <${at.customer}>: Recipient address\n    rejected: User unknown`), becomes: dead },
  { name: 'Exim: no such domain', raw: (at) => report(at, 'Action: failed\nStatus: 5.0.0', { 'X-Failed-Recipients': at.customer }), becomes: dead },
  { name: 'Gmail: no such user', raw: (at) => report(at, `Action: failed\nStatus: 5.1.1\nRemote-MTA: dns; gmail-smtp-in.l.google.example\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.`, { Subject: 'Delivery Status Notification (Failure)' }), becomes: dead },
  { name: 'Exchange: recipient not found', raw: (at) => report(at, 'Action: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found', { Subject: 'Undeliverable: News', 'X-MS-Exchange-Message-Is-Ndr': '' }), becomes: dead },
  { name: 'a closed mailbox', raw: (at) => report(at, 'Action: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 5.2.1 The email account is disabled'), becomes: dead },
  { name: 'a full mailbox', raw: (at) => report(at, 'Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full'), becomes: forNow },
  { name: 'a policy that refused this mail', raw: (at) => report(at, 'Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 Message refused by policy'), becomes: forNow },
  { name: 'given up after days of trying', raw: (at) => report(at, 'Action: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 400 4.4.7 Message expired'), becomes: forNow },
  { name: 'Postfix: delayed', raw: (at) => report(at, 'Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.mail.example: Connection timed out\nWill-Retry-Until: Fri, 27 Nov 2026 10:00:00 +0000', { Subject: 'Delayed Mail (still being retried)' }), becomes: { state: 'used', returned: 'delayed', reason: /Delayed/ } },
  { name: 'delivered', raw: (at) => report(at, 'Action: delivered\nStatus: 2.0.0'), becomes: { state: 'not_used', reason: /nothing went wrong/ } },
  { name: 'an old server, in words alone', raw: (at) => plain(at, `A message that you sent could not be delivered.\n\n  ${at.customer}\n    host mx.mail.example: 550 5.1.1 unknown user\n`, daemon(at, { 'X-Failed-Recipients': at.customer })), becomes: dead },
  { name: 'qmail', raw: (at) => plain(at, `Hi. This is the qmail-send program at mx.mail.example.\nI'm afraid I wasn't able to deliver your message.\n\n<${at.customer}>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user (#5.1.1)\n`, daemon(at)), becomes: dead },
  { name: 'a complaint that names the way back inside', raw: (at) => complaint(at, 'abuse'), becomes: { state: 'used', returned: 'complained', suppressed: 'complained', reason: /marked as spam/ } },
  { name: 'a complaint sent to the way back', raw: (at) => complaint(at, 'abuse', { To: at.bounce }), becomes: { state: 'used', returned: 'complained', suppressed: 'complained' } },
  { name: 'word that something is no spam', raw: (at) => complaint(at, 'not-spam', { To: at.bounce }), becomes: { state: 'not_used', reason: /nothing went wrong/ } },
  { name: 'an absence note to the way back', raw: (at) => plain(at, 'I am away.', { From: `Maria <${at.customer}>`, To: at.bounce, Subject: 'Out of office', 'Auto-Submitted': 'auto-replied' }), becomes: { state: 'not_used', reason: /nothing went wrong/ } },
  { name: 'a person writing to the way back', raw: (at) => plain(at, 'Who are you?', { From: `Maria <${at.customer}>`, To: at.bounce }), becomes: { state: 'not_used', reason: /Nobody reads mail/ } },
  { name: 'a forged report without a genuine way back', raw: (at) => report(at, 'Action: failed\nStatus: 5.1.1', { To: at.bounce.replace(/.{10}@/, 'aaaaaaaaaa@') }), becomes: { state: 'nobody' } },
  { name: 'a report about a reply’s address', raw: (at) => report(at, 'Action: failed\nStatus: 5.1.1', { To: at.reply }), becomes: { state: 'not_used', reason: /A program wrote it/ } },
  { name: 'a report with nothing in it', raw: (at) => lines(head(at, daemon(at, { 'Content-Type': 'multipart/report; boundary=x' })), '', '--x', 'Content-Type: message/delivery-status', '', '--x--'), becomes: { state: 'not_used', reason: /nothing went wrong/ } },
];
