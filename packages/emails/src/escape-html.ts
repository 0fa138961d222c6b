const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Turns text into HTML that shows exactly this text, in element content and in quoted attributes alike; the same bytes React writes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => named[sign] ?? '');
}
