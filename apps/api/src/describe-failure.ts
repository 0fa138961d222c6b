/** What may be written down of an error: its kind and where it arose, never the words that were being saved. */
export interface Failure {
  readonly name: string;
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly message: string | undefined;
  readonly stack: string | undefined;
}

/** An error for the log. Threat: a failed query carries its parameters, customers' and agents' words among them, in its message and its stack. */
export function describeFailure(error: unknown): Failure {
  const chain = chainOf(error);
  const [first] = chain;
  const fromDatabase = chain.find((link) => /^[0-9A-Z]{5}$/.test(text(link, 'code') ?? ''));
  const isQuery = fromDatabase !== undefined || chain.some((link) => hasField(link, 'query') || hasField(link, 'params'));
  return {
    name: first?.name ?? typeof error,
    code: chain.map((link) => text(link, 'code')).find((code) => code !== undefined),
    constraint: fromDatabase === undefined ? undefined : (text(fromDatabase, 'constraint_name') ?? text(fromDatabase, 'constraint')),
    message: isQuery ? undefined : first?.message,
    stack: first === undefined ? undefined : framesOf(first),
  };
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let current = error; current instanceof Error && chain.length < 5; current = current.cause) chain.push(current);
  return chain;
}

/** The stack without its first part, which repeats the message, however many lines that has. */
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? 0 : stack.indexOf(message);
  if (at < 0) return '';
  return stack
    .slice(at + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

function hasField(error: Error, name: string): boolean {
  return Object.hasOwn(error, name);
}

function text(error: Error, name: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
