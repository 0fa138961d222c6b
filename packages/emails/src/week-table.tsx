import type { ReactElement } from 'react';
import { Heading, Section, Text } from 'react-email';
import { personsWeek, weekSentence } from './owner-words.ts';
import type { WeekSummary } from './owner-words.ts';
import { textHeading, textParts } from './plain-text.ts';
import { light, type } from './theme.ts';
import { cleanLine } from './untrusted-text.ts';

const heading = (week: WeekSummary) => `The week from ${cleanLine(week.weekLabel, 40)}`;

/** The same in plain text. */
export function weekText(week: WeekSummary): string {
  return textParts(textHeading(heading(week)), weekSentence(week), week.people.map((person) => `${cleanLine(person.name, 80)}: ${personsWeek(person)}`).join('\n'));
}

/** How the themes stand after a week, in a sentence and person by person. */
export function WeekTable({ week }: { week: WeekSummary }): ReactElement {
  return (
    <Section className="k-line" style={{ marginTop: '28px', borderTop: `1px solid ${light.line}`, paddingTop: '22px' }}>
      <Heading as="h2" className="k-ink" style={{ ...type.h2, margin: '0 0 6px' }}>{heading(week)}</Heading>
      <Text className="k-ink" style={{ ...type.body, margin: '0 0 10px' }}>{weekSentence(week)}</Text>
      {week.people.map((person) => (
        <Text key={person.name} className="k-ink2" style={{ ...type.small, margin: '0 0 4px' }}>
          <b className="k-ink" style={{ color: light.ink, fontWeight: 600 }}>{cleanLine(person.name, 80)}</b>: {personsWeek(person)}
        </Text>
      ))}
    </Section>
  );
}
