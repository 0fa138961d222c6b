import { head, html, type Letter, lines, part, parts, plain, quoted } from './letter.ts';

const said = 'The bank has mended the job. Refunds go out from Friday.';
const unquoted = quoted.replace(/^> ?/gm, '');
const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64').replace(/(.{76})/g, '$1\r\n');

/** Replies as the programs people use write them; every one leaves exactly what its writer wrote. */
export const replies: readonly Letter[] = [
  { name: 'Gmail, plain text', raw: (at) => plain(at, `${said}\n\nOn Mon, 23 Nov 2026 at 09:00, Northlight Energy <${at.reply}>\nwrote:\n\n${quoted}\n`), becomes: { state: 'used', note: said } },
  { name: 'Gmail, both parts', raw: (at) => parts(at, 'alternative', [part('text/plain; charset="UTF-8"', `${said}\n\nOn Mon, 23 Nov 2026 at 09:00, Kept <${at.reply}> wrote:\n${quoted}`), part('text/html; charset="UTF-8"', `<div dir="ltr">${said}</div>`)]), becomes: { state: 'used', note: said } },
  {
    name: 'Gmail, HTML alone',
    raw: (at) => html(at, `<div dir="ltr">${said}<div><br></div><div>Nothing else.</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 23 Nov 2026 at 09:00, Kept &lt;<a href="mailto:${at.reply}">${at.reply}</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><p>One theme waits for you</p><p>Refunds are late</p></blockquote></div>`),
    becomes: { state: 'used', note: `${said}\n\nNothing else.` },
  },
  { name: 'Gmail in German', raw: (at) => plain(at, `${said}\n\nAm Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Northlight Energy <\n${at.reply}>:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in French', raw: (at) => plain(at, `${said}\n\nLe lun. 23 nov. 2026 à 10:00, Northlight <${at.reply}> a écrit :\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in Spanish', raw: (at) => plain(at, `${said}\n\nEl lun, 23 nov 2026 a las 10:00, Northlight (<${at.reply}>) escribió:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in Italian', raw: (at) => plain(at, `${said}\n\nIl giorno lun 23 nov 2026 alle ore 10:00 Northlight <${at.reply}> ha scritto:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in Dutch', raw: (at) => plain(at, `${said}\n\nOp ma 23 nov 2026 om 10:00 schreef Northlight <${at.reply}>:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in Portuguese', raw: (at) => plain(at, `${said}\n\nEm seg., 23 de nov. de 2026 às 10:00, Northlight <${at.reply}> escreveu:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Gmail in Polish', raw: (at) => plain(at, `${said}\n\nW dniu pon., 23 lis 2026 o 10:00 Northlight <${at.reply}> napisał(a):\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Apple Mail', raw: (at) => plain(at, `${said}\n\nOlive\n\n> On 23 Nov 2026, at 09:00, Northlight Energy <${at.reply}> wrote:\n> \n${quoted}\n`), becomes: { state: 'used', note: `${said}\n\nOlive` } },
  { name: 'an iPhone', raw: (at) => plain(at, `${said}\n\nSent from my iPhone\n\nOn 23 Nov 2026, at 09:00, Northlight <${at.reply}> wrote:\n\n${quoted}`), becomes: { state: 'used', note: said } },
  { name: 'Thunderbird, below the quotation', raw: (at) => plain(at, `On 23/11/2026 09:00, Northlight wrote:\n${quoted}\n\n${said}\n\n-- \nOlive Owner\nRefunds, Northlight Energy\n+44 20 7946 0958\n`), becomes: { state: 'used', note: said } },
  { name: 'answers between the quoted lines', raw: (at) => plain(at, `On 23/11/2026 09:00, Northlight wrote:\n> 6 days late, was due 15 November.\n\nFriday, says the bank.\n\n> Nobody told us.\n\nWe do now.\n`), becomes: { state: 'used', note: 'Friday, says the bank.\nWe do now.' } },
  {
    name: 'Outlook, with the block above the mail',
    raw: (at) => plain(at, `${said}\n\n________________________________\nFrom: Northlight Energy <${at.reply}>\nSent: 23 November 2026 09:00\nTo: Olive Owner <${at.owner}>\nSubject: 6 days late: Refunds are late\n\n${unquoted}\n\n${unquoted}`),
    becomes: { state: 'used', note: said },
  },
  { name: 'Outlook without an address in its block', raw: (at) => plain(at, `${said}\n\nFrom: Northlight Energy\nSent: 23 November 2026 09:00\nTo: Olive Owner\nSubject: 6 days late\n\n${unquoted}\n\n${unquoted}`), becomes: { state: 'used', note: said } },
  { name: 'Outlook in German', raw: (at) => plain(at, `${said}\n\nVon: Northlight Energy\nGesendet: Montag, 23. November 2026 10:00\nAn: Olive Owner\nBetreff: 6 days late\n\n${unquoted}`), becomes: { state: 'used', note: said } },
  { name: 'Outlook in French', raw: (at) => plain(at, `${said}\n\nDe : Northlight Energy\nEnvoyé : lundi 23 novembre 2026 10:00\nÀ : Olive Owner\nObjet : 6 days late\n\n${unquoted}`), becomes: { state: 'used', note: said } },
  { name: 'Outlook, HTML alone', raw: (at) => html(at, `<html><body><p class=MsoNormal>${said}</p><p class=MsoNormal>&nbsp;</p><div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Northlight<br><b>Sent:</b> Monday<br><b>To:</b> Olive<br><b>Subject:</b> Late</p></div><p>One theme waits.</p><p>Refunds are late</p></body></html>`), becomes: { state: 'used', note: said } },
  { name: 'Outlook for Android', raw: (at) => plain(at, `${said}\n\nGet Outlook for Android<https://aka.example/o>\n________________________________\nFrom: Northlight <${at.reply}>\nSent: Monday\nTo: Olive\nSubject: Late\n\n${unquoted}`), becomes: { state: 'used', note: said } },
  { name: '“Original Message”', raw: (at) => plain(at, `${said}\n\n-----Original Message-----\nFrom: Northlight [mailto:${at.reply}]\nSent: Monday\n\n${unquoted}`), becomes: { state: 'used', note: said } },
  { name: 'quoted-printable', raw: (at) => lines(head(at, { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' }), '', 'Das Geld geht ab Freitag raus, f=FCr alle =84sp=E4ten=93 F=E4lle ebenso, =', 'ohne Ausnahme.'), becomes: { state: 'used', note: 'Das Geld geht ab Freitag raus, für alle \u201Esp\u00E4ten\u201C Fälle ebenso, ohne Ausnahme.' } },
  { name: 'base64', raw: (at) => lines(head(at, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' }), '', base64(`Grüße, ${said}\n\n${quoted}`)), becomes: { state: 'used', note: `Grüße, ${said}` } },
  { name: 'windows-1252', raw: (at) => Buffer.concat([Buffer.from(lines(head(at, { 'Content-Type': 'text/plain; charset=windows-1252', 'Content-Transfer-Encoding': '8bit' }), '', '')), Buffer.from([0x93, 0x44, 0x6f, 0x6e, 0x65, 0x94, 0x20, 0x80, 0x35])]), becomes: { state: 'used', note: '“Done” €5' } },
  { name: 'UTF-16', raw: (at) => lines(head(at, { 'Content-Type': 'text/plain; charset=utf-16le', 'Content-Transfer-Encoding': 'base64' }), '', base64('Ça marche: 5 € rendus.', 'utf16le')), becomes: { state: 'used', note: 'Ça marche: 5 € rendus.' } },
  { name: 'Arabic, right to left', raw: (at) => plain(at, `تم إصلاح المشكلة\u200f، وسيصل المال يوم الجمعة.\n\n${quoted}`), becomes: { state: 'used', note: 'تم إصلاح المشكلة\u200f، وسيصل المال يوم الجمعة.' } },
  { name: 'Japanese, ISO-2022-JP', raw: (at) => lines(head(at, { 'Content-Type': 'text/plain; charset=iso-2022-jp' }), '', '\u001b$B<jEv$F$7$^$7$?\u001b(B'), becomes: { state: 'used', note: '手当てしました' } },
  { name: 'a picture and a forwarded mail beside it', raw: (at) => parts(at, 'mixed', [part('text/plain; charset=utf-8', said), part('image/png', base64('not a picture'), ['Content-Transfer-Encoding: base64', 'Content-Disposition: attachment; filename="a.png"']), part('message/rfc822', 'From: somebody@else.example\nSubject: Fwd\n\nNobody posts this.')]), becomes: { state: 'used', note: said } },
  { name: 'a signed message', raw: (at) => parts(at, 'signed; protocol="application/pgp-signature"', [part('text/plain; charset=utf-8', said), part('application/pgp-signature', '-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----')]), becomes: { state: 'used', note: said } },
  { name: 'several paragraphs, a list and a sentence that begins with “From:”', raw: (at) => plain(at, `From: the bank we hear that it is mended.\n\nWhat is left:\n- two old cases\n- the letter\n\nOn Monday we look again.\n\n${quoted}`), becomes: { state: 'used', note: 'From: the bank we hear that it is mended.\n\nWhat is left:\n- two old cases\n- the letter\n\nOn Monday we look again.' } },
  { name: 'an address whose case a server changed, named by the server alone', raw: (at) => plain(at, said, { To: 'undisclosed-recipients:;', 'Delivered-To': at.reply.toUpperCase() }), becomes: { state: 'used', note: said } },
  { name: 'a sender spelt in capitals', raw: (at) => plain(at, said, { From: `"Owner, Olive" <${at.owner.toUpperCase()}>` }), becomes: { state: 'used', note: said } },
  { name: 'letters that hide or turn a line round', raw: (at) => plain(at, `Ready\u202e on\u200b Friday\u0007.`), becomes: { state: 'used', note: 'Ready on Friday.' } },
];
