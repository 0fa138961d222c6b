import type { Accent } from '@kept/core/organisation/accent.ts';
import type { MailContent } from './digest-shape.ts';
import { dark, light } from './theme.ts';

/** A mail in the colour of the organisation that sends it: its ring, its main button, the ground of its answers. Text and everything else stay. */
export function paintMail(mail: MailContent, accent: Accent | undefined): MailContent {
  if (accent === undefined) return mail;
  const own = new Map<string, string>([[light.kept, accent.light], [light.keptSoft, accent.lightGround], [dark.kept, accent.dark], [dark.keptSoft, accent.darkGround]]);
  return { ...mail, html: mail.html.replaceAll(/#[0-9a-f]{6}\b/g, (colour) => own.get(colour) ?? colour) };
}
