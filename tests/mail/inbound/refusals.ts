import { html, type Letter, lines, part, parts, plain, quoted } from './letter.ts';

const said = 'This must never stand on the theme.';
const automatic = /A program wrote it/;
const flipped = (address: string) => address.replace(/(?<=\+.{50})./, (letter) => (letter === 'a' ? 'b' : 'a'));

/** What must not be posted: machines' mail (never answered), forged mail, mail without words, and mail made to break whoever reads it. */
export const refusals: readonly Letter[] = [
  { name: 'an absence note of Exchange', raw: (at) => plain(at, said, { Subject: 'Automatic reply: 6 days late', 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'an absence note of Gmail', raw: (at) => plain(at, said, { Subject: 'Out of office Re: 6 days late', 'Auto-Submitted': 'auto-replied', Precedence: 'bulk', 'X-Autoreply': 'yes' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'an absence note in German with no header but its subject', raw: (at) => plain(at, said, { Subject: '=?utf-8?Q?Automatische_Antwort=3A_6_days_late?=' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'one in French', raw: (at) => plain(at, said, { Subject: '=?utf-8?B?UsOpcG9uc2UgYXV0b21hdGlxdWUgOiA2IGRheXM=?=' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'one in Spanish', raw: (at) => plain(at, said, { Subject: 'Respuesta =?utf-8?Q?autom=C3=A1tica?=: 6 days late' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a vacation program that says so in its own header', raw: (at) => plain(at, said, { 'X-Autorespond': 'away' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a message of a list', raw: (at) => plain(at, said, { 'List-Id': 'Refunds <refunds.lists.example>', Precedence: 'list' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a message with an empty way back', raw: (at) => plain(at, said, { 'Return-Path': '<>' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a read receipt', raw: (at) => parts(at, 'report; report-type=disposition-notification', [part('text/plain', said), part('message/disposition-notification', 'Disposition: manual-action/MDN-sent-manually; displayed')]), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a ticket system’s receipt', raw: (at) => plain(at, said, { 'Auto-Submitted': 'auto-generated (ticket)' }), becomes: { state: 'not_used', reason: automatic } },
  { name: 'a forged sender with a genuine address', raw: (at) => plain(at, said, { From: 'Olive Owner <olive@elsewhere.example>' }), becomes: { state: 'refused', reason: /not the owner’s on Kept/ } },
  { name: 'the owner’s address as the name of another', raw: (at) => plain(at, said, { From: `"${at.owner}" <mallory@evil.example>` }), becomes: { state: 'refused', reason: /not the owner’s/ } },
  { name: 'two senders in one line', raw: (at) => plain(at, said, { From: `${at.owner}, mallory@evil.example` }), becomes: { state: 'refused', reason: /not the owner’s/ } },
  { name: 'two From lines', raw: (at) => plain(at, said, { 'X-First': `1\r\nFrom: mallory@evil.example` }), becomes: { state: 'refused', reason: /not the owner’s/ } },
  { name: 'no sender', raw: (at) => plain(at, said, { From: '' }), becomes: { state: 'refused', reason: /not the owner’s/ } },
  { name: 'a sender whose domain does not stand for it', raw: (at) => plain(at, said, { 'Authentication-Results': 'mx.reply.example; spf=fail; dmarc=fail (p=reject) header.from=staff.example' }), becomes: { state: 'refused', reason: /DMARC/ } },
  { name: 'a forged address', raw: (at) => plain(at, said, { To: flipped(at.reply) }), becomes: { state: 'nobody' } },
  { name: 'an address cut short', raw: (at) => plain(at, said, { To: at.reply.replace(/.{4}@/, '@') }), becomes: { state: 'nobody' } },
  { name: 'a genuine address in the text alone', raw: (at) => plain(at, `${said} ${at.reply}`, { To: 'someone@else.example' }), becomes: { state: 'nobody' } },
  { name: 'nothing but the quotation', raw: (at) => plain(at, `On Mon, 23 Nov 2026 at 09:00, Kept <${at.reply}> wrote:\n\n${quoted}`), becomes: { state: 'refused', reason: /No words of yours/ } },
  { name: 'nothing at all', raw: (at) => plain(at, ''), becomes: { state: 'refused', reason: /No words of yours/ } },
  { name: 'a picture alone', raw: (at) => parts(at, 'mixed', [part('image/png', 'AAAA', ['Content-Transfer-Encoding: base64'])]), becomes: { state: 'refused', reason: /No words of yours/ } },
  { name: 'more words than a note takes', raw: (at) => plain(at, 'a word '.repeat(900)), becomes: { state: 'refused', reason: /6,299 characters, and a note takes 4,000/ } },
  { name: 'ten megabytes of quotes, and a sentence below', raw: (at) => plain(at, `${'> the same quoted line again and again and again\n'.repeat(215_000)}\nStill waiting for the bank.`), becomes: { state: 'used', note: 'Still waiting for the bank.' } },
  { name: 'a thousand parts inside each other', raw: (at) => lines(plain(at, '', { 'Content-Type': 'multipart/mixed; boundary=b0' }).trimEnd(), '', ...Array.from({ length: 900 }, (_, depth) => lines(`--b${depth}`, `Content-Type: multipart/mixed; boundary=b${depth + 1}`, '')), '--b900', '', said), becomes: { state: 'used', note: said } },
  { name: 'a boundary that never comes', raw: (at) => lines(plain(at, '', { 'Content-Type': 'multipart/alternative; boundary="never"' }).trimEnd(), '', said), becomes: { state: 'refused', reason: /No words of yours/ } },
  { name: 'a part that never ends', raw: (at) => lines(plain(at, '', { 'Content-Type': 'multipart/mixed; boundary=b' }).trimEnd(), '', '--b', 'Content-Type: text/plain', '', 'Cut off here, and'), becomes: { state: 'used', note: 'Cut off here, and' } },
  { name: 'a thousand header lines', raw: (at) => plain(at, 'Ready on Monday.', Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`X-Filler-${place}`, 'x'.repeat(60)]))), becomes: { state: 'used', note: 'Ready on Monday.' } },
  { name: 'null bytes', raw: (at) => plain(at, 'Ready\u0000 on\u0000 Tuesday.'), becomes: { state: 'used', note: 'Ready on Tuesday.' } },
  { name: 'a charset nobody knows', raw: (at) => plain(at, 'Ready on Wednesday.', { 'Content-Type': 'text/plain; charset=x-unheard-of' }), becomes: { state: 'used', note: 'Ready on Wednesday.' } },
  { name: 'a script and a style in HTML', raw: (at) => html(at, '<style>p{color:red}</style><script>alert(1)</script><p>Ready on <b onclick="x()">Thursday</b>.</p>'), becomes: { state: 'used', note: 'Ready on Thursday.' } },
];
