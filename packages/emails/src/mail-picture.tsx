import { fitted, logoRoom } from '@kept/core/organisation/fitted.ts';
import type { ReactElement } from 'react';
import { Img } from 'react-email';
import type { MailImage } from './digest-shape.ts';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** The sheet's own width. */
const mostWide = 520;

/** A picture of the organisation's own in a mail. With pictures off, its words stand in its place, in the type of the text. */
export function MailPicture({ image }: { image: MailImage }): ReactElement {
  const size = fitted(image, { width: mostWide, height: mostWide });
  return <Img src={safeUrl(image.url)} alt={cleanLine(image.alt)} {...size} className="k-ink2" style={{ ...type.small, maxWidth: '100%', height: 'auto', margin: '0 0 10px', borderRadius: '6px', color: light.ink2 }} />;
}

/** The logo in the head of a mail, on white in the dark too: most logos are drawn for it. */
export function MailLogo({ image }: { image: MailImage }): ReactElement {
  const size = fitted(image, logoRoom);
  return <Img src={safeUrl(image.url)} alt={cleanLine(image.alt)} {...size} className="k-ink2" style={{ ...type.small, margin: '0', padding: '3px', backgroundColor: '#ffffff', borderRadius: '4px', color: light.ink2 }} />;
}
