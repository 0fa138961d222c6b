import type { ReactElement } from 'react';
import { render } from 'react-email';
import type { MailContent } from './digest-shape.ts';
import { subjectLine } from './subject-line.ts';

/** A template is a whole module: `import * as notice from '@kept/emails/notice.tsx'`. */
export interface MailTemplate<P> {
  subject: (props: P) => string;
  text: (props: P) => string;
  Mail: (props: P) => ReactElement;
}

/** Makes the three things a mail needs from one template; refuses a subject with a line break and a link that is not http or https. */
export async function renderMail<P>(template: MailTemplate<P>, props: P): Promise<MailContent> {
  return { subject: subjectLine(template.subject(props)), html: await render(template.Mail(props)), text: template.text(props) };
}
