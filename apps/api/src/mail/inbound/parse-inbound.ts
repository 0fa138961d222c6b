import { normaliseEmail } from '@kept/core/email-address.ts';
import { type HeaderFields, isAutomaticMail } from '@kept/core/mail/is-automatic-mail.ts';
import { type ReadReturn, readReturn } from '@kept/core/mail/read-return.ts';
import { type ParsedMail, simpleParser } from 'mailparser';
import { cutReply } from './cut-reply.ts';
import { readHead } from './read-head.ts';

/** A message that came in, as far as anything is done with it. */
export interface InboundMessage {
  /** The one address it is from; undefined when there is none, or more than one. */
  readonly from: string | undefined;
  readonly isAutomatic: boolean;
  /** Whether a server on its way says that the sender's domain does not stand for it. */
  readonly isDisowned: boolean;
  /** All its words, the quoted ones, too. */
  readonly whole: string;
  /** What its writer wrote themselves. */
  readonly reply: string;
  /** What it reports of a mail of ours. */
  readonly returned: ReadReturn | undefined;
}

/** HTML beyond this is not turned into text: no person wrote it. */
const mostHtml = 2_000_000;
const mostReportText = 64_000;

/** Reads a raw message. Throws only for what no mail program would show either. */
export async function parseInbound(raw: Uint8Array): Promise<InboundMessage> {
  const parsed = await simpleParser(Buffer.from(raw), { skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepDeliveryStatus: true, maxHtmlLengthToParse: mostHtml });
  const fields = fieldsOf(raw);
  const subject = parsed.subject ?? '';
  const text = parsed.text ?? '';
  return {
    from: fromOf(parsed, fields),
    isAutomatic: isAutomaticMail(fields, subject),
    isDisowned: (fields.get('authentication-results') ?? []).some((value) => /\bdmarc=fail\b/i.test(value)),
    whole: `${subject}\n${text}`,
    reply: cutReply(text),
    returned: readReturn({ deliveryStatus: partOf(parsed, 'message/delivery-status'), feedbackReport: partOf(parsed, 'message/feedback-report'), text: text.slice(0, mostReportText), hasFailedRecipients: fields.has('x-failed-recipients') }),
  };
}

function fieldsOf(raw: Uint8Array): HeaderFields {
  const grouped = Map.groupBy(readHead(raw).fields, ({ name }) => name);
  return new Map([...grouped].map(([name, all]) => [name, all.map(({ value }) => value)]));
}

/** Threat: two From lines, or two addresses in one, of which each program shows another. */
function fromOf({ from }: ParsedMail, fields: HeaderFields): string | undefined {
  const [only, ...more] = (from?.value ?? []).flatMap(({ address, group }) => (group === undefined ? [address ?? ''] : ['', '']));
  return only === undefined || more.length > 0 || fields.get('from')?.length !== 1 ? undefined : normaliseEmail(only);
}

function partOf({ attachments }: ParsedMail, type: string): string | undefined {
  return attachments.find(({ contentType }) => contentType === type)?.content.subarray(0, mostReportText).toString('utf8');
}
