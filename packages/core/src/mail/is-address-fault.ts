/**
 * Whether a final refusal lies with the address (RFC 3463, RFC 7505). A full mailbox, a mail too large, a network, a policy that refused
 * this mail, or a fault of the sender's own address (5.1.7, 5.1.8) says nothing about the next mail.
 */
export function isAddressFault(status: string): boolean {
  return status.startsWith('5.') && !/^5\.(1\.[78]|2\.[23]|3\.\d+|4\.\d+|6\.\d+|7\.\d+)$/.test(status);
}

/**
 * Whether what a server said while a mail was handed over names a fault of the address. It must name one itself (5.1.x, 5.2.1): a bare 550
 * may as well mean that this server does not carry our mail, and then every address would be struck off.
 */
export function namesAddressFault(answer: string): boolean {
  const status = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(answer.trim())?.[1];
  return status !== undefined && /^5\.(1\.|2\.1$)/.test(status) && isAddressFault(status);
}
