import { endOfGreeting, startOfSignature } from './letter-frame.ts';

const TAGS = 'a|abbr|address|article|b|blockquote|body|br|button|center|code|div|em|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|label|li|link|main|meta|o:p|ol|p|pre|s|section|small|span|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul';
const HTML = new RegExp(`<(?:style|script)\\b[^>]{0,300}>[^<]{0,5000}</(?:style|script)>|<!--[^>]{0,1000}-->|</?(?:${TAGS})(?:\\s[^<>]{0,500}=[^<>]{0,500})?\\s*/?>`, 'giu');
const ADDRESS = /\bhttps?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]|\bwww\.[^\s<>"']*[^\s<>"'.,;:!?)]|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu;
const MENTION = /(?<![\p{L}\p{N}_.@])@(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{2,30}/gu;
const QUOTED_LINE = /^[ \t]*>.*$/gmu;
const DEVICE = /^[ \t]*(?:sent from my|sent from (?:outlook|mail|yahoo)|get outlook for|von meinem .{2,30} gesendet|gesendet von|envoyé de mon|enviado desde mi)\b.{0,60}$|(?<=[.!?]\s)sent from my (?:iphone|ipad|android|samsung|galaxy|mobile|phone|blackberry|pixel)\b.{0,30}$/gimu;
const REPLY_HEAD = /^[ \t]*(?:on\s.{5,150}\bwrote:|am\s.{5,150}\bschrieb\b.{0,80}:|le\s.{5,150}\ba écrit\s?:|-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht)\s*-{2,}).*$/imu;
const MAIL_HEAD = /^[ \t]*(?:from|von|de):[^\n]{2,200}\n(?:[ \t]*(?:sent|date|to|cc|subject|gesendet|datum|an|betreff):[^\n]{0,300}(?:\n|$)){2,}/imu;
const SEEN = /[\p{L}\p{N}]/u;

/**
 * The text with all that is not its message blanked out, letter for letter, so that every place keeps its offset: HTML, addresses,
 * mentions, a greeting, a signature, and a mail that is replied to. A text of nothing else comes back as it is.
 */
export function maskNoise(text: string): string {
  if (!/[<>@:;/\n,!.-]/u.test(text)) return text;
  const frame = maskFrame(maskQuoted(maskMarks(text)));
  return SEEN.test(frame) || !SEEN.test(text) ? frame : text;
}

/** A tag ends a line, so that the clauses on both sides of it stay apart. */
function maskMarks(text: string): string {
  let masked = text;
  if (masked.includes('<')) masked = masked.replace(HTML, (tag) => (/^<\/?(?:a|abbr|b|code|em|font|i|s|small|span|strong|sub|sup|u)\b/iu.test(tag) ? blank(tag) : `\n${blank(tag.slice(1))}`));
  if (/[@/]|www\./iu.test(masked)) masked = masked.replace(ADDRESS, blank).replace(MENTION, blank);
  return masked;
}

/** What somebody else wrote before: the rest after the head of a reply, but only the head itself where nothing stands before it. */
function maskQuoted(text: string): string {
  if (!text.includes('\n') && !/\bwrote:|original message/iu.test(text)) return text.replace(DEVICE, blank);
  let masked = text.replace(QUOTED_LINE, blank).replace(DEVICE, blank);
  for (const head of [REPLY_HEAD, MAIL_HEAD]) {
    const found = head.exec(masked);
    if (found === null) continue;
    const end = SEEN.test(masked.slice(0, found.index)) ? masked.length : found.index + found[0].length;
    masked = masked.slice(0, found.index) + blank(masked.slice(found.index, end)) + masked.slice(end);
  }
  return masked;
}

function maskFrame(text: string): string {
  const start = endOfGreeting(text);
  const end = startOfSignature(text);
  if (start === 0 && end === text.length) return text;
  return blank(text.slice(0, start)) + text.slice(start, Math.max(start, end)) + blank(text.slice(Math.max(start, end)));
}

/** Lines stay lines. */
function blank(piece: string): string {
  return piece.replace(/[^\n]/gu, (sign) => ' '.repeat(sign.length));
}
