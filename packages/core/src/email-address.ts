/**
 * The one spelling under which an address is known: lower case, NFKC, IDNA domain; dots and plus signs stay.
 * Returns undefined when it cannot be an address.
 */
export function normaliseEmail(address: string): string | undefined {
  const trimmed = address.normalize('NFKC').trim().toLowerCase();
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || at > 64 || trimmed.length > 254) return undefined;
  const local = trimmed.slice(0, at);
  const domain = asciiDomain(trimmed.slice(at + 1));
  if (!/^[^\s@<>"(),:;\\[\]\p{Cc}]+$/u.test(local) || local.startsWith('.') || local.endsWith('.')) return undefined;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(domain)) return undefined;
  return `${local}@${domain}`;
}

function asciiDomain(domain: string): string {
  const parsed = URL.parse(`http://${domain}/`);
  return parsed !== null && parsed.pathname === '/' && parsed.port === '' && parsed.username === '' ? parsed.hostname : '';
}
