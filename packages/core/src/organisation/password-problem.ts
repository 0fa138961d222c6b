const wellKnown = ['password', 'passwort', 'qwerty', 'letmein', 'welcome', 'changeme', 'iloveyou', 'administrator', 'football', 'sunshine', 'princess', 'dragon', 'monkey', 'secret', 'login', 'abc123', 'admin', 'kept'];
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm', 'azertyuiopqsdfghjklmwxcvbn'];

/**
 * Says in a sentence why a password is too easy to guess, or undefined when it will do. Length counts most (NIST SP 800-63B):
 * 12 to 200 characters, no rules about kinds of characters; repeats, keyboard rows, the best-known words and the person's own name or email do not count.
 */
export function passwordProblem(password: string, own: readonly string[] = []): string | undefined {
  const length = [...password].length;
  if (length < 12) return 'Choose a password of at least 12 characters.';
  if (length > 200) return 'Choose a password of at most 200 characters.';
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5) return 'This password repeats a few characters. Choose one that is harder to guess.';
  if (isRow(plain)) return 'This password follows the keyboard or the alphabet. Choose one that is harder to guess.';
  if (isMostly(plain, wellKnown)) return 'This password is one of the first that are tried. Choose one that is harder to guess.';
  if (isMostly(plain, own.flatMap(partsOf))) return 'This password is little more than your name or email. Choose one that is harder to guess.';
  return undefined;
}

function isRow(plain: string): boolean {
  const reversed = [...plain].toReversed().join('');
  return rows.some((row) => `${row}${row}`.includes(plain) || `${row}${row}`.includes(reversed));
}

/** What is left when the words are taken out is too short to protect anything by itself. */
function isMostly(plain: string, words: readonly string[]): boolean {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return left.length < plain.length && left.replaceAll(/[^\p{L}]/gu, '').length < 4 && left.length < 8;
}

function partsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3);
}
