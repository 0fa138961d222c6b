import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { asSentence, countOf } from './count-words.ts';
import { Aside, Layout, Sentence, Space } from './layout.tsx';
import { MailLink } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { Quote } from './quote.tsx';
import { safeUrl } from './safe-url.ts';
import { light, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName, quotedWords, titleWords } from './untrusted-text.ts';

/** One theme that more people raised in a week than usual; `usual` is the number to be expected. */
export interface SpikeTheme {
  title: string;
  people: number;
  usual: number;
  quote?: string;
  themeUrl: string;
}

/** Tells an owner or a lead which themes were raised clearly more often than usual. `weekLabel` arrives formatted. */
export interface Props {
  organisationName: string;
  name?: string;
  weekLabel: string;
  themes: readonly SpikeTheme[];
  lang?: string;
  dir?: Direction;
}

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const why = 'You get this because you own a theme or lead here; one such mail a week at most. A theme can be muted on its page.';

/** The subject: the one theme by name, or how many. */
export function subject({ themes }: Props): string {
  const [first] = themes;
  return themes.length === 1 && first !== undefined ? `More than usual: ${cleanLine(first.title, 100)}` : asSentence(`${countOf(themes.length, 'theme was', 'themes were')} raised more than usual`);
}

function opening({ name, themes, weekLabel }: Props): string {
  const person = cleanName(name);
  const words = `in the week from ${cleanLine(weekLabel, 40)} clearly more people than usual raised ${themes.length === 1 ? 'a theme' : countOf(themes.length, 'theme')}.`;
  return person === undefined ? `I${words.slice(1)}` : `${person}, ${words}`;
}

function facts({ people, usual }: SpikeTheme): string {
  return `${figures.format(people)} people; about ${figures.format(Math.max(1, usual))} would be usual.`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  return `${textParts(
    cleanLine(props.organisationName, 80),
    textHeading(subject(props), '='),
    opening(props),
    ...props.themes.flatMap((theme) => [textHeading(titleWords(theme.title)), facts(theme), theme.quote !== undefined && `> "${quotedWords(theme.quote)}"`, textLink('Open the theme', safeUrl(theme.themeUrl))]),
    memberFootText(props.organisationName, why),
  )}\n`;
}

function Entry({ theme, dir }: { theme: SpikeTheme; dir: Direction }): ReactElement {
  return (
    <Section className="k-line" style={{ marginTop: '24px', borderTop: `1px solid ${light.line}`, paddingTop: '18px' }}>
      <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '0 0 6px' }}>{titleWords(theme.title)}</Heading>
      <Text className="k-ink2" style={{ ...type.small, margin: '0 0 10px' }}>{facts(theme)}</Text>
      {theme.quote === undefined ? null : <Quote words={quotedWords(theme.quote)} by="A customer" dir={dir} />}
      <Text className="k-ink2" style={{ ...type.small, margin: '4px 0 0' }}><MailLink href={safeUrl(theme.themeUrl)}>Open the theme</MailLink></Text>
    </Section>
  );
}

/** What rose, by how much, in a customer's words, and where to look. */
export function Mail(props: Props): ReactElement {
  return (
    <Layout organisationName={props.organisationName} heading={subject(props)} preview={opening(props)} lang={props.lang} dir={props.dir} foot={<MemberFoot organisationName={props.organisationName} why={why} />}>
      <Sentence>{opening(props)}</Sentence>
      {props.themes.map((theme) => <Entry key={theme.themeUrl} theme={theme} dir={props.dir ?? 'ltr'} />)}
      <Space />
      <Aside>A week is held against the twelve before it. A rise that comes only from more answers in all is not told.</Aside>
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', name: 'Priya', weekLabel: '16 November 2026',
  themes: [
    { title: 'Refund emails arrive late', people: 31, usual: 9, quote: 'I rang, and rang again.', themeUrl: 'https://kept.northlight.example/themes/1' },
    { title: 'The app signs people out', people: 18, usual: 4, themeUrl: 'https://kept.northlight.example/themes/2' },
  ],
};
