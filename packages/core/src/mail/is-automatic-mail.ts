/** The header fields of a message that came in, under their lower-case names; of a field that stands twice, each value. */
export type HeaderFields = ReadonlyMap<string, readonly string[]>;

/**
 * Says whether a machine wrote a message: an absence note, a receipt, a report, a list. Such mail is never posted and never
 * answered (RFC 3834), so that two machines cannot talk to each other.
 */
export function isAutomaticMail(fields: HeaderFields, subject: string): boolean {
  const has = (name: string, pattern: RegExp) => (fields.get(name) ?? []).some((value) => pattern.test(value.trim()));
  return (
    has('auto-submitted', /^(?!no\b)\S/i) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-auto-reply-from', 'x-mail-autoreply', 'x-ms-exchange-generated-message-source', 'x-failed-recipients'].some((name) => fields.has(name)) ||
    has('x-auto-response-suppress', /\b(all|autoreply|oof)\b/i) ||
    has('precedence', /^(bulk|junk|list|auto[_-]?reply)\b/i) ||
    ['list-id', 'list-unsubscribe', 'feedback-id'].some((name) => fields.has(name)) ||
    has('return-path', /^<\s*>$/) ||
    has('content-type', /^multipart\/report\b/i) ||
    has('from', /\b(mailer-daemon|postmaster)@/i) ||
    startsAsAutomatic(subject)
  );
}

/** How programs begin the subject of an absence note; "Re: …" is a person's. */
const beginnings = [
  'automatic reply', 'auto reply', 'auto-reply', 'autoreply', 'auto:', 'out of office', 'out of the office', 'read:', 'not read:',
  'automatische antwort', 'abwesenheitsnotiz', 'abwesenheit:', 'abwesend', 'gelesen:',
  'réponse automatique', 'absence du bureau', "message d'absence", 'lu :', 'lu:',
  'respuesta automática', 'fuera de la oficina', 'leído:',
  'risposta automatica', 'fuori sede', 'fuori ufficio', 'letto:',
  'automatisch antwoord', 'afwezigheidsassistent', 'niet aanwezig', 'gelezen:',
  'resposta automática', 'fora do escritório', 'lida:',
  'automatyczna odpowiedź', 'autoodpowiedź', 'autosvar', 'automatiskt svar', 'automaattinen vastaus', 'автоответ', 'автоматический ответ', 'رد تلقائي', 'תשובה אוטומטית', '自動応答', '自動返信', '自动回复', '自动答复',
];

function startsAsAutomatic(subject: string): boolean {
  const start = subject.normalize('NFC').trim().toLowerCase();
  return beginnings.some((beginning) => start.startsWith(beginning));
}
