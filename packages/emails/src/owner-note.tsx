import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { Aside, Layout, Sentence } from './layout.tsx';
import { MailButton, MailButtons, MailLink } from './mail-link.tsx';
import { MemberFoot, memberFootText } from './member-foot.tsx';
import { ProcedureEntry, procedureText } from './procedure-entry.tsx';
import { ownerBeside, ownerHeading, ownerOpening, ownerState, ownerThemes, replyWords } from './owner-words.ts';
import type { OwnerNote, OwnerTheme } from './owner-words.ts';
import { weekText, WeekTable } from './week-table.tsx';
import { textHeading, textLink, textParts } from './plain-text.ts';
import { Quote } from './quote.tsx';
import { Ring, ringWords } from './ring.tsx';
import { replyUrl, safeUrl } from './safe-url.ts';
import { light, startSide, type } from './theme.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanParagraphs, quotedWords, titleWords } from './untrusted-text.ts';

export type Props = OwnerNote;

const figures = new Intl.NumberFormat('en-GB');
const why = 'You get this because a theme carries your name, a ladder of escalation names you, or a colleague calls you in a note; at most one such mail a day.';
const choices = [['stillOn', 'Still on it'], ['done', 'Done'], ['stuck', 'I am stuck'], ['notMine', 'Not mine']] as const;

function peopleWords(theme: OwnerTheme): string {
  if (theme.people === undefined) return '';
  return `${figures.format(theme.people)} ${theme.people === 1 ? 'customer' : 'customers'} told us`;
}

function quoteFrom(theme: OwnerTheme): string {
  return cleanLine(theme.quoteFrom ?? 'A customer', 80);
}

/** The subject: the one theme by name, or how many and how late. */
export function subject(props: Props): string {
  return ownerHeading(props);
}

function themeText(theme: OwnerTheme, isOnly: boolean): string {
  const actions = theme.actions;
  return textParts(
    textHeading(titleWords(theme.title)),
    [`${ownerState(theme)}. ${ringWords(theme.ring)}.`, ownerBeside(theme) && `${ownerBeside(theme)}.`, peopleWords(theme) && `${peopleWords(theme)}.`, cleanLine(theme.reason ?? '', 400), theme.blocked !== undefined && `${cleanLine(theme.blocked, 400)}.`].filter((line) => line !== '' && line !== false).join('\n'),
    theme.quote !== undefined && `> "${quotedWords(theme.quote)}"\n> ${quoteFrom(theme)}`,
    ...cleanParagraphs(theme.note ?? ''),
    ...(actions === undefined ? [] : choices.map(([choice, words]) => textLink(words, safeUrl(actions[choice])))),
    theme.replyTo !== undefined && !isOnly && textLink('Reply about this theme', theme.replyTo),
    textLink('Open the theme', safeUrl(theme.themeUrl)),
  );
}

function isOnly({ themes, more = 0 }: Props): boolean {
  return themes.length === 1 && more === 0;
}

function moreWords({ more = 0 }: Props): string {
  return more === 0 ? '' : `${figures.format(more)} more ${more === 1 ? 'waits' : 'wait'} in Kept.`;
}

/** The plain-text part, written for reading, not converted. */
export function text(props: Props): string {
  return `${textParts(
    cleanLine(props.organisationName, 80),
    textHeading(ownerHeading(props), '='),
    ownerOpening(props),
    ...ownerThemes(props).map((theme) => themeText(theme, isOnly(props))),
    replyWords(props),
    moreWords(props),
    ...(props.procedures ?? []).map(procedureText),
    props.week !== undefined && weekText(props.week),
    props.preferencesUrl !== undefined && textLink('Choose when we write', safeUrl(props.preferencesUrl)),
    memberFootText(props.organisationName, why),
  )}\n`;
}

function StateLine({ theme, dir }: { theme: OwnerTheme; dir: Direction }): ReactElement {
  const late = theme.state === 'late';
  const gap = startSide(dir) === 'right' ? { paddingLeft: '8px' } : { paddingRight: '8px' };
  return (
    <table role="presentation" border={0} cellPadding="0" cellSpacing="0" style={{ margin: '2px 0 14px' }}>
      <tbody>
        <tr>
          <td width="22" style={{ ...gap, lineHeight: '22px', verticalAlign: 'top' }}><Ring state={theme.ring} /></td>
          <td className="k-ink2" style={{ ...type.small, margin: '0', verticalAlign: 'middle' }}>
            <b className={late ? 'k-late' : 'k-ink'} style={{ color: late ? light.late : light.ink, fontWeight: 600 }}>{ownerState(theme)}</b>
            {[ownerBeside(theme), peopleWords(theme)].filter((words) => words !== '').map((words) => ` · ${words}`).join('')}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function ThemeEntry({ theme, dir, first, only }: { theme: OwnerTheme; dir: Direction; first: boolean; only: boolean }): ReactElement {
  const actions = theme.actions;
  const rule = first ? { marginTop: '26px' } : { marginTop: '28px', borderTop: `1px solid ${light.line}`, paddingTop: '22px' };
  return (
    <Section className="k-line" style={rule}>
      <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '0 0 6px' }}>{titleWords(theme.title)}</Heading>
      <StateLine theme={theme} dir={dir} />
      {theme.reason === undefined ? null : <Text className="k-ink" style={{ ...type.small, margin: '0 0 6px' }}>{cleanLine(theme.reason, 400)}</Text>}
      {theme.blocked === undefined ? null : <Text className="k-ink" style={{ ...type.small, margin: '0 0 6px' }}>{`${cleanLine(theme.blocked, 400)}.`}</Text>}
      {theme.reason === undefined && theme.blocked === undefined ? null : <div aria-hidden="true" style={{ fontSize: '1px', lineHeight: '10px' }}>{'\u00A0'}</div>}
      {theme.quote === undefined ? null : <Quote words={quotedWords(theme.quote)} by={quoteFrom(theme)} dir={dir} />}
      {cleanParagraphs(theme.note ?? '').map((line, at) => <Text key={at} className="k-ink" style={{ ...type.body, margin: '0 0 8px' }}>{line}</Text>)}
      {actions === undefined ? null : (
        <MailButtons>
          {choices.map(([choice, words]) => [<MailButton key={choice} href={safeUrl(actions[choice])} label={`${words}: ${titleWords(theme.title)}`}>{words}</MailButton>, ' '])}
        </MailButtons>
      )}
      <Text className="k-ink2" style={{ ...type.small, margin: '4px 0 0' }}>
        {theme.replyTo === undefined || only ? null : [<MailLink key="reply" href={replyUrl(theme.replyTo, titleWords(theme.title))}>Reply about this theme</MailLink>, ' · ']}
        <MailLink href={safeUrl(theme.themeUrl)}>Open the theme</MailLink>
      </Text>
    </Section>
  );
}

/** What waits for one owner: late themes first, each with a customer's words and four answers that ask for one more click. */
export function Mail(props: Props): ReactElement {
  const themes = ownerThemes(props);
  return (
    <Layout
      organisationName={props.organisationName} heading={themes.length === 1 ? 'A theme waits for you' : ownerHeading(props)} preview={ownerOpening(props)}
      lang={props.lang} dir={props.dir} rings={themes.map((theme) => theme.ring)} foot={<MemberFoot organisationName={props.organisationName} why={why} />}
    >
      <Sentence>{ownerOpening(props)}</Sentence>
      {themes.map((theme, at) => <ThemeEntry key={theme.themeUrl} theme={theme} dir={props.dir ?? 'ltr'} first={at === 0} only={isOnly(props)} />)}
      {replyWords(props) === '' ? null : <Aside>{replyWords(props)}</Aside>}
      {moreWords(props) === '' ? null : <Aside>{moreWords(props)}</Aside>}
      {(props.procedures ?? []).map((procedure) => <ProcedureEntry key={`${procedure.url} ${procedure.sentence}`} procedure={procedure} />)}
      {props.week === undefined ? null : <WeekTable week={props.week} />}
      {props.preferencesUrl === undefined ? null : <Aside><MailLink href={safeUrl(props.preferencesUrl)}>Choose when we write</MailLink></Aside>}
    </Layout>
  );
}

/** Sample data for previews and tests. */
export const PreviewProps: Props = {
  organisationName: 'Northlight Energy', ownerName: 'Priya', nextDigestOn: '1 December', more: 2,
  week: { weekLabel: '16 November', opened: 3, answered: 5, reopened: 0, late: 1, blocked: 1, people: [{ name: 'Asha Rao', open: 4, answered: 2, late: 1, blocked: 0 }, { name: 'Tom Hale', open: 2, answered: 3, late: 0, blocked: 1 }] },
  themes: [
    {
      title: 'Engineers arrive outside the agreed hours', state: 'handed', deadline: '18 December', ring: { reached: 2, next: 'now' }, people: 44, handedBy: 'Anna Weber',
      quote: 'I took a day off and nobody came until six.', quoteFrom: 'Survey after a visit, 9 November', themeUrl: 'https://kept.northlight.example/themes/2',
      note: 'It needs somebody who can change the booking slots.',
      actions: { stillOn: 'https://kept.northlight.example/o/5', done: 'https://kept.northlight.example/o/6', stuck: 'https://kept.northlight.example/o/7', notMine: 'https://kept.northlight.example/o/8' },
    },
    {
      title: 'Refund emails arrive late', state: 'late', blocked: 'Blocked for the bank since 3 November (9 working days); deadline passed 6 days ago', owner: 'Asha Rao', reason: 'The deadline passed 4 working days ago.', deadline: '15 November', days: 6, ring: { reached: 2, next: 'late' }, people: 87,
      quote: 'I rang, and rang again.', quoteFrom: 'Survey after a call, 30 April', themeUrl: 'https://kept.northlight.example/themes/1', replyTo: 'reply+8hq2@reply.northlight.example',
      actions: { stillOn: 'https://kept.northlight.example/o/1', done: 'https://kept.northlight.example/o/2', stuck: 'https://kept.northlight.example/o/3', notMine: 'https://kept.northlight.example/o/4' },
    },
  ],
};
