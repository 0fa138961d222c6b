import type { ReactElement, ReactNode } from 'react';
import { Body, Container, Head, Heading, Html, Section, Text } from 'react-email';
import type { MailImage } from './digest-shape.ts';
import { MailLogo } from './mail-picture.tsx';
import { closedRing, Ring, ringCss } from './ring.tsx';
import type { RingState } from './ring.tsx';
import { headCss, light, startSide, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

/** What every mail says about its page: language, direction, sender, the line shown beside the subject, the heading. */
export interface LayoutProps {
  organisationName: string;
  heading: string;
  preview: string;
  label?: string;
  lang?: string;
  dir?: Direction;
  rings?: readonly RingState[];
  /** The organisation's own mark in the place of the ring. */
  logo?: MailImage;
  foot: ReactNode;
  children: ReactNode;
}

function Masthead({ organisationName, label, dir, logo }: { organisationName: string; label?: string; dir: Direction; logo?: MailImage }): ReactElement {
  const gap = dir === 'rtl' ? { paddingLeft: '8px' } : { paddingRight: '8px' };
  return (
    <table role="presentation" border={0} cellPadding="0" cellSpacing="0" style={{ margin: '0 0 24px' }}>
      <tbody>
        <tr>
          {logo === undefined
            ? <td width="22" style={{ ...gap, lineHeight: '22px', verticalAlign: 'middle' }}><Ring state={closedRing} /></td>
            : <td style={{ ...gap, verticalAlign: 'middle' }}><MailLogo image={logo} /></td>}
          <td className="k-ink2" style={{ ...type.small, margin: '0', verticalAlign: 'middle' }}>
            {cleanLine(organisationName, 80)}
            {label === undefined ? null : <span className="k-ink3" style={{ color: light.ink3 }}>{` · ${cleanLine(label, 60)}`}</span>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Letters that join come apart where room is taken between them. */
function untracked(dir: Direction): { letterSpacing?: 'normal' } {
  return dir === 'rtl' ? { letterSpacing: 'normal' } : {};
}

/** Only a preview lays a mail out against its language: each sentence keeps its own direction there, or its full stop would stand before it. */
const isolated = 'p,h1,h2,h3,td{unicode-bidi:plaintext}';

function isLtr(lang: string): boolean {
  return !/^(?:ar|he)\b/u.test(lang);
}

/** One sheet on paper, the same for every mail: the sender with the closed ring, one heading, the message, the small print. */
export function Layout({ organisationName, heading, preview, label, lang = 'en', dir = 'ltr', rings = [], logo, foot, children }: LayoutProps): ReactElement {
  return (
    <Html lang={lang} dir={dir}>
      <Head>
        <title>{heading}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <style dangerouslySetInnerHTML={{ __html: headCss }} />
        <style dangerouslySetInnerHTML={{ __html: ringCss([closedRing, ...rings]) }} />
        {isLtr(lang) === (dir === 'ltr') ? null : <style dangerouslySetInnerHTML={{ __html: isolated }} />}
      </Head>
      <Body lang={lang} dir={dir} className="k-page" style={{ backgroundColor: light.page, margin: '0', padding: '0' }}>
        <div aria-hidden="true" style={{ display: 'none', overflow: 'hidden', lineHeight: '1px', opacity: 0, maxHeight: 0, maxWidth: 0 }}>{preview}</div>
        <Section className="k-page" tdClassName="k-outer" style={{ backgroundColor: light.page, padding: '32px 0' }}>
          <Container
            className="k-sheet" tdClassName="k-pad" dir={dir}
            style={{ maxWidth: '600px', backgroundColor: light.sheet, padding: '36px 40px', textAlign: startSide(dir) }}
          >
            <Masthead organisationName={organisationName} label={label} dir={dir} logo={logo} />
            <Heading as="h1" className="k-ink k-h1" style={{ ...type.h1, ...untracked(dir) }}>{heading}</Heading>
            {children}
            <Section className="k-line" style={{ borderTop: `1px solid ${light.line}`, marginTop: '34px', paddingTop: '12px' }}>{foot}</Section>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

/** The first thing a reader reads under the heading: one larger sentence. */
export function Sentence({ children }: { children: ReactNode }): ReactElement {
  return <Text className="k-ink" style={type.sentence}>{children}</Text>;
}

/** A paragraph in the smaller, quieter type, for facts beside the message. */
export function Aside({ children }: { children: ReactNode }): ReactElement {
  return <Text className="k-ink2" style={type.small}>{children}</Text>;
}

/** Room between the opening sentence and what follows it. */
export function Space(): ReactElement {
  return <div aria-hidden="true" style={{ height: '22px', lineHeight: '22px', fontSize: '1px' }}>{'\u00A0'}</div>;
}
