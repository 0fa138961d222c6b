const mostHeadBytes = 1_048_576;
const mostKeys = 5;

/** Where servers and people write whom a message is for. */
const recipientFields = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to', 'to', 'cc', 'resent-to', 'resent-cc'];
/** What is the same in every copy of a message; the lines above, which each server writes, are not. */
const ownFields = ['message-id', 'date', 'from', 'subject'];

/** The top of a message, before anything in it is decoded. */
export interface Head {
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly body: Uint8Array;
}

/** Reads the head of a raw message (RFC 5322, folded lines put together); whatever the bytes are, it gives an answer. */
export function readHead(raw: Uint8Array): Head {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0);
  const end = ends.length === 0 ? bytes.length : Math.min(...ends);
  const text = bytes.subarray(0, Math.min(end, mostHeadBytes)).toString('latin1').replace(/\r?\n[ \t]+/g, ' ');
  const fields = text.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
  });
  return { fields, body: bytes.subarray(end) };
}

/** The keys of ours among the addresses a message is for; what its text quotes does not count. */
export function keysFor(head: Head): { kind: 'reply' | 'bounce'; key: string }[] {
  return findKeys(head.fields.filter(({ name }) => recipientFields.includes(name)).map(({ value }) => value).join('\n'));
}

/** The way back of the mail a report is about: its own address, where servers name it inside the report. */
export function keysInside(head: Head): { kind: 'reply' | 'bounce'; key: string }[] {
  const isReport = head.fields.some(({ name, value }) => name === 'content-type' && /^multipart\/report\b/i.test(value));
  return isReport ? findKeys(Buffer.from(head.body).subarray(0, mostHeadBytes).toString('latin1')).filter(({ kind }) => kind === 'bounce') : [];
}

/** Every key of ours in a text, once each. */
export function findKeys(text: string): { kind: 'reply' | 'bounce'; key: string }[] {
  const found = [...text.matchAll(/\b(reply|bounce)\+([a-z2-7]{56})(?=@)/gi)].map(([, kind = '', key = '']) => `${kind.toLowerCase()} ${key.toLowerCase()}`);
  return [...new Set(found)].slice(0, mostKeys).map((one) => ({ kind: one.startsWith('reply') ? 'reply' : 'bounce', key: one.split(' ')[1] ?? '' }));
}

/** What two copies of one message have in common. */
export function sameness(head: Head): string {
  return ownFields.map((wanted) => head.fields.find(({ name }) => name === wanted)?.value ?? '').join('\n');
}
