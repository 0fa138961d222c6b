import { LinkifyIt } from 'linkify-it';
import type { TextSpan } from './text-span.ts';

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, urlAuth: true });
const secretNames = /^(?:.*[_-])?(?:token|key|apikey|secret|password|passwd|pwd|pass|pin|otp|code|sig|signature|auth|session|sessionid|sid|jwt|ticket|hash|email|mail|phone)$/i;

/** Finds links that open something for whoever holds them: a password in front of the host, a token in the query, or a long random part. */
export function findSecretLinks(text: string): TextSpan[] {
  return (linkify.match(text) ?? []).filter((match) => hasSecret(match.url)).map((match) => ({ start: match.index, end: match.lastIndex }));
}

function hasSecret(link: string): boolean {
  const url = URL.parse(link);
  if (url === null) return /[?#].*=|\/\/[^/]*@/.test(link);
  if (url.username !== '' || url.password !== '') return true;
  const queries = [url.searchParams, new URLSearchParams(url.hash.replace(/^#\/?[^?]*\?|^#/, ''))];
  const pairs = queries.flatMap((query) => [...query.entries()]);
  if (pairs.some(([name, value]) => value !== '' && (secretNames.test(name) || looksRandom(value)))) return true;
  return url.pathname.split('/').some(looksRandom) || looksRandom(url.hash.slice(1));
}

/** Twenty characters and more with letters and digits mixed is no word a person chose. */
function looksRandom(part: string): boolean {
  const longest = part.split(/[-.]/).some((piece) => piece.length >= 20 && /[a-z]/i.test(piece) && /\d/.test(piece));
  return longest || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part);
}
