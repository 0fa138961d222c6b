import type { ReactElement } from 'react';
import { Text } from 'react-email';
import { light, startSide, type } from './theme.ts';
import type { Direction } from './theme.ts';

/** A customer's own words in serif, with who said it and when; the words keep their own reading direction. */
export function Quote({ words, by, dir = 'ltr' }: { words: string; by: string; dir?: Direction }): ReactElement {
  const rule = `3px solid ${light.lineStrong}`;
  const edge = startSide(dir) === 'right' ? { borderRight: rule, padding: '0 16px 0 0' } : { borderLeft: rule, padding: '0 0 0 16px' };
  return (
    <blockquote className="k-strong" style={{ ...edge, margin: '0 0 14px' }}>
      <Text className="k-ink" dir="auto" style={{ ...type.voice, textAlign: startSide(dir) }}>{`\u201C${words}\u201D`}</Text>
      <Text className="k-ink3" style={type.tiny}>{by}</Text>
    </blockquote>
  );
}
