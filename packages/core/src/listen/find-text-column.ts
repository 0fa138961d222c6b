export interface FoundColumn {
  readonly index: number;
  readonly name: string;
}

const textName = /comment|feedback|review|text|verbatim|message|description|remark|suggest|reason|why|improve|opinion|said|body|content|answer/i;
const otherName = /\b(?:id|url|link|date|time|name|email|mail|phone|status|code|key|uuid|language|country|version)\b/i;

/**
 * Finds the column in which people say something, from a few hundred rows: long cells, several words, seldom the same
 * twice; a telling header helps. Undefined when no column reads like text.
 */
export function findTextColumn(header: readonly string[], rows: readonly (readonly string[])[]): FoundColumn | undefined {
  let best: (FoundColumn & { score: number }) | undefined;
  for (const [index, name] of header.entries()) {
    const score = textScore(name, rows.map((row) => row[index] ?? ''));
    if (score > 0 && (best === undefined || score > best.score)) best = { index, name, score };
  }
  return best === undefined ? undefined : { index: best.index, name: best.name };
}

function textScore(name: string, cells: readonly string[]): number {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 0;
  const words = mean(filled.map((cell) => cell.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length + scriptWithoutSpaces(cell)));
  const length = mean(filled.map((cell) => Math.min(cell.length, 600)));
  const distinct = new Set(filled).size / filled.length;
  const letters = mean(filled.map((cell) => cell.replace(/[^\p{L}\s]/gu, '').length / cell.length));
  if (words < 1.5 || letters < 0.5) return 0;
  const named = (textName.test(name) ? 2 : 1) * (otherName.test(name) ? 0.4 : 1);
  return Math.log2(1 + words) * Math.sqrt(length) * distinct ** 2 * letters * named * Math.sqrt(filled.length / cells.length);
}

/** Chinese, Japanese and Thai put no spaces between words: about two characters make one. */
function scriptWithoutSpaces(cell: string): number {
  return (cell.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0) / 2;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
