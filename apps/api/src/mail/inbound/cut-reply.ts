import EmailReplyParser from 'email-reply-parser';

/** No reply is longer; the parser's patterns take their time on what is. */
const mostToRead = 16_000;
const mostQuotedRun = 3;
const parser = new EmailReplyParser();

/** The first line of the block some programs put above a quoted mail, and the lines that follow it. */
const fromLine = /^\*?(from|von|de|da|van|od|från|fra|lähettäjä|от|发件人|差出人)\s?:\*?\s?\S/iu;
const blockLine = /^\*?(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado( el)?|para|asunto|assunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|skickat|till|ämne|sendt|til|emne|lähetetty|vastaanottaja|aihe|дата|кому|тема|发送时间|收件人|主题|送信日時|宛先|件名)\s?:\*?/iu;
/** The line above a quotation, where a program broke it around our long address or wrote the address twice. */
const brokenLine = /[ \n]<\s?([^\s<>[\]]{3,254})(?:\s\[[^\s\]]{0,254}\])?\s?>[ \n]?(?=[^\n]{0,40}:\s*\n)/g;
/** Joiners and direction marks are part of some scripts; what turns a line round or hides in it is not. */
const invisible = /[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * What a person wrote themselves: without the quoted mail, the line above it, the signature and what their program adds. Runs of
 * quoted lines are shortened first, so that ten megabytes of them cost nothing and hide nothing written below.
 */
export function cutReply(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  const own = aboveBlock(shortenRuns(lines)).join('\n').slice(0, mostToRead);
  const cut = parser.read(own.replace(brokenLine, ' <$1> ')).getVisibleText();
  return cut.replace(invisible, '').replace(/[^\P{Cc}\n\t]/gu, '').replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim();
}

function shortenRuns(lines: readonly string[]): string[] {
  let run = 0;
  return lines.filter((line) => {
    run = line.trimStart().startsWith('>') ? run + 1 : 0;
    return run <= mostQuotedRun;
  });
}

/** A line "From:" with two lines of its kind right below it opens the quoted mail; alone it is somebody's sentence. */
function aboveBlock(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, place) => fromLine.test(line.trim()) && lines.slice(place + 1, place + 6).filter((next) => blockLine.test(next.trim())).length >= 2);
  return at < 0 ? lines : lines.slice(0, at);
}
