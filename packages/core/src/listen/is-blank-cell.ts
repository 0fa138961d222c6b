const blanks = new Set(['', '-', '–', 'n/a', 'na', 'null', 'none', 'nan']);

/** Whether a cell holds nothing, as other products write it. */
export function isBlankCell(text: string): boolean {
  return blanks.has(text.trim().toLowerCase());
}
