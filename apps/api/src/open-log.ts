import { type DestinationStream, type Logger, pino } from 'pino';
import { describeFailure } from './describe-failure.ts';
import type { Env } from './env.ts';

const redacted = ['password', '*.password', 'req.headers.authorization', 'req.headers.cookie', '*.secret', '*.token', '*.email', '*.html', '*.plainText', '*.text'];

/** Opens the log: JSON lines, with passwords, tokens, addresses and texts removed, and errors without the words they were about. */
export function openLog(level: Env['KEPT_LOG'], destination: DestinationStream): Logger {
  return pino({ level, redact: { paths: redacted, censor: '[removed]' }, serializers: { err: describeFailure } }, destination);
}
