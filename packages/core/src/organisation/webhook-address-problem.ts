const longest = 2000;
const localNames = /^(localhost|.*\.localhost|.*\.local|.*\.internal|.*\.home\.arpa|.*\.localdomain)$/;

/** The sentence that refuses an address messages are to be sent to; undefined where there is nothing to refuse before its name is looked up. */
export function webhookAddressProblem(typed: string, isPrivateAllowed: boolean): string | undefined {
  if (typed.length > longest) return `Keep the address under ${longest} characters.`;
  if (/[\s\p{Cc}\\]/u.test(typed)) return 'An address has no spaces, line breaks or backslashes.';
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined || url.hostname === '') return 'This is not an address. Enter all of it, as https://example.org/kept.';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isPrivateAllowed)) return 'The address begins with https://, so that nobody reads along.';
  if (url.username !== '' || url.password !== '') return 'Leave name and password out of the address; the signature says who sends.';
  if (isPrivateAllowed) return undefined;
  const name = url.hostname.replace(/\.+$/, '');
  if (!name.includes('.') && !name.startsWith('[')) return 'The address needs a full name, as https://example.org/kept.';
  if (localNames.test(name)) return 'This name leads into a network of its own. Kept sends to public addresses only.';
  const port = url.port === '' ? 443 : Number(url.port);
  if (port !== 443 && port < 1024) return 'This port belongs to another service. Use 443, or one above 1023.';
  return undefined;
}
