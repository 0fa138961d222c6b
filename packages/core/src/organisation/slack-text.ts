import { eventWords, testEvent } from './webhook-words.ts';

/** What a chat message is made of. */
export interface ChatFacts {
  readonly type: string;
  /** “Long waits at the till”; null where it has no name of its own. */
  readonly name: string | null;
  /** “Theme”, “Digest”: what kind of thing it happened to. */
  readonly kind: string;
  readonly by: string | null;
  readonly ownerName?: string | null;
  /** In words: “3 December 2026”. */
  readonly deadline?: string | null;
  readonly link: string;
}

/** One sentence and a link, in the mark-up Slack reads; nobody's name or title can mark anything up or call anybody. */
export function slackText({ type, name, kind, by, ownerName, deadline, link }: ChatFacts): string {
  if (type === testEvent) return `Kept can reach this channel. <${link}|Open the webhook>`;
  const what = name === null ? kind : `${kind} “${escaped(name)}”`;
  const who = by === null ? '' : `, by ${escaped(by)}`;
  const owner = ownerName === undefined || ownerName === null ? '' : ` Owner: ${escaped(ownerName)}.`;
  const due = deadline === undefined || deadline === null ? '' : ` Due on ${deadline}.`;
  return `*${what}* ${eventWords(type)}${who}.${owner}${due} <${link}|Open in Kept>`;
}

/** Slack asks for these three; the signs that make text bold, struck or code are broken apart by a space nobody sees. */
function escaped(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[*_~`]/gu, '$&\u200B');
}
