// Threat: text typed by strangers must not forge headers, turn the reading direction, hide characters, or become a link in a mail we sign.
const unseen =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uE000-\uF8FF\u{E0000}-\u{10FFFF}]|\u034F|[\uFE00-\uFE0E]/gu;
const lineBreaks = /[\r\n\v\f\u0085\u2028\u2029]+/u;
const linkDots = /(?<=[\p{L}\p{N}_-])(?=[.\u3002\uFF0E\uFF61][\p{L}\p{N}])/gu;
const linkLike = /:\/\/|@|\/|\\|\bwww\b|[\p{L}\p{N}-][.\u3002\uFF0E\uFF61]\p{L}{2}|\d{5}/iu;
const joint = '\u200C';

/** Makes one plain line of any text: no line breaks, no control, hidden or direction-turning characters, at most `most` characters. */
export function cleanLine(text: string, most = 200): string {
  const line = text.toWellFormed().replace(/\s+/gu, ' ').replace(unseen, '').trim();
  const letters = Array.from(line);
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 1).join('');
  const word = letters[most - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${(word > cut.length / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}

/** Splits a text into clean paragraphs at its line breaks; empty ones are left out. */
export function cleanParagraphs(text: string, most = 2000): string[] {
  return text.split(lineBreaks).map((line) => cleanLine(line, most)).filter((line) => line !== '');
}

/** Gives a name fit to greet a person with, or undefined when what is stored reads like a link, an address or an advertisement. */
export function cleanName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const line = cleanLine(name, 200);
  return line === '' || line.length > 40 || linkLike.test(line) || /[<>{}[\]]/u.test(line) ? undefined : line;
}

/** Keeps mail clients from turning bare domains and addresses inside a stranger's words into links, without changing how they look. */
export function quietLinks(text: string): string {
  return text.replace(/:\/\//gu, `:${joint}//`).replace(/@/gu, `${joint}@`).replace(linkDots, joint);
}

/** A person's own sentence as it is quoted back to them: one line, at most 280 characters, never a link. */
export function quotedWords(text: string): string {
  return quietLinks(cleanLine(text, 280));
}

/** A title made from customers' words: one line, at most 120 characters, never a link. */
export function titleWords(text: string): string {
  return quietLinks(cleanLine(text, 120));
}
