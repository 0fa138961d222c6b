import type { ReactElement, ReactNode } from 'react';
import { Link, Text } from 'react-email';
import { light, type } from './theme.ts';

interface MailLinkProps { href: string; children: ReactNode; label?: string }

/** A link inside a sentence: underlined, in the colour of its text. */
export function MailLink({ href, children, label }: MailLinkProps): ReactElement {
  return <Link href={href} aria-label={label} style={{ color: 'inherit', textDecoration: 'underline', textDecorationLine: 'underline' }}>{children}</Link>;
}

/** A row of choices, evenly spaced in both reading directions; they wrap on a narrow screen. */
export function MailButtons({ children }: { children: ReactNode }): ReactElement {
  return <Text className="k-ink" style={{ ...type.body, margin: '18px 0 0', wordSpacing: '4px' }}>{children}</Text>;
}

/** A link that asks for a choice; it wraps on a narrow screen and stays at least 40 px high. */
export function MailButton({ href, children, label, primary = false }: MailLinkProps & { primary?: boolean }): ReactElement {
  const colours = primary ? { color: light.keptInk, backgroundColor: light.kept, border: `1px solid ${light.kept}` } : {};
  return (
    <Link href={href} aria-label={label} className={primary ? 'k-primary k-tap' : 'k-button k-tap'} style={{ ...type.button, ...colours }}>
      {children}
    </Link>
  );
}
