import { type ParsedTokenInfo, TokenParser, Tokenizer, TokenType } from '@streamparser/json';

/** Parses JSON as JSON.parse does, but for whole numbers no number can hold exactly: they stay as they are written, since they are ids. */
export function parseExactly(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, { source = '' }: { source?: string } = {}) => (isInexact(source, value) ? source : value));
}

/** Says whether this is a whole number of which some digits would be lost. */
function isInexact(written: string, value: unknown): boolean {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(written);
}

class ExactTokenizer extends Tokenizer {
  written = '';

  protected override parseNumber(written: string): number {
    this.written = written;
    return Number(written);
  }
}

/** A parser that is given a file piece by piece and calls `onValue` with each value at a path, numbers as `parseExactly` has them. */
export interface ExactJsonParser {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly isEnded: () => boolean;
}

/** Opens such a parser; `onError` hears what cannot be read. */
export function exactJsonParser(path: string, onValue: (value: unknown) => void, onError: () => void): ExactJsonParser {
  const tokenizer = new ExactTokenizer({ separator: '' });
  const parser = new TokenParser({ paths: [path], keepStack: false, separator: '' });
  const asWritten = (token: ParsedTokenInfo): ParsedTokenInfo => (isInexact(tokenizer.written, token.value) ? { ...token, token: TokenType.STRING, value: tokenizer.written } : token);
  tokenizer.onToken = (token) => parser.write(asWritten(token));
  tokenizer.onEnd = () => (parser.isEnded ? undefined : parser.end());
  tokenizer.onError = onError;
  parser.onValue = ({ value }) => onValue(value);
  parser.onEnd = () => (tokenizer.isEnded ? undefined : tokenizer.end());
  parser.onError = (error) => tokenizer.error(error);
  return { write: (text) => tokenizer.write(text), end: () => tokenizer.end(), isEnded: () => tokenizer.isEnded && parser.isEnded };
}
