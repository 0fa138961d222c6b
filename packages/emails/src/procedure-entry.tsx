import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { MailLink } from './mail-link.tsx';
import type { OwnerProcedure } from './owner-words.ts';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

const title = (procedure: OwnerProcedure) => `Procedure: ${cleanLine(procedure.title, 120)}`;

/** The same in plain text. */
export function procedureText(procedure: OwnerProcedure): string {
  return textParts(textHeading(title(procedure)), cleanLine(procedure.sentence, 300), textLink('Open the procedure', safeUrl(procedure.url)));
}

/** One procedure in the mail of the day: what is asked, and where it stands. */
export function ProcedureEntry({ procedure }: { procedure: OwnerProcedure }): ReactElement {
  return (
    <Section className="k-line" style={{ marginTop: '28px', borderTop: `1px solid ${light.line}`, paddingTop: '22px' }}>
      <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '0 0 6px' }}>{title(procedure)}</Heading>
      <Text className="k-ink" style={{ ...type.small, margin: '0 0 12px' }}>{cleanLine(procedure.sentence, 300)}</Text>
      <Text className="k-ink2" style={{ ...type.small, margin: '4px 0 0' }}><MailLink href={safeUrl(procedure.url)}>Open the procedure</MailLink></Text>
    </Section>
  );
}
