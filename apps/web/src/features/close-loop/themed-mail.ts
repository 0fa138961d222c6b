export type MailLook = 'light' | 'dark';

const whenDark = /@media\s*\(prefers-color-scheme:\s*dark\)/g;

/** The mail as a reader in the light or in the dark sees it, whatever this browser itself prefers. */
export function themedMail(html: string, look: MailLook): string {
  return html.replace(whenDark, look === 'dark' ? '@media all' : '@media not all').replace('color-scheme:light dark', `color-scheme:${look}`);
}
