import { describe, expect, it } from 'vitest';
import { collectPhrases } from './collect-phrases.ts';
import { findPhrasalVerbs } from './title-tokens.ts';

const surfaces = (text: string, others: readonly string[] = []): string[] => collectPhrases(text, findPhrasalVerbs([text, ...others])).map((phrase) => phrase.surface);

describe('phrases that could be titles', () => {
  it('never drop the negation before them', () => {
    const found = surfaces('My smart meter is not working');
    expect(found).toContain('smart meter is not working');
    expect(found).not.toContain('working');
  });

  it('leave out articles and possessives and never start or end with a helper word', () => {
    const found = surfaces('Please cancel my direct debit for the gas');
    expect(found).toContain('cancel direct debit');
    expect(found.some((phrase) => /^(?:my|the|for|please)\b|\b(?:my|the|for)$/iu.test(phrase))).toBe(false);
  });

  it('begin with nobody or nothing where that is who does it, and hold no blanks somebody left', () => {
    expect(surfaces('Nobody has answered the phone')).toContain('nobody has answered phone');
    expect(surfaces('Nothing could have been done better')).toContain('nothing could have been done better');
    expect(surfaces('My nurse XXXX was kind').join(' ')).not.toMatch(/xxxx/iu);
    expect(surfaces('Tell me where card')).not.toContain('where card');
    expect(surfaces('Tell me where is my card')).toContain('where is card');
  });

  it('keep phrasal verbs in one piece', () => {
    const others = ['I cannot log in today', 'Log in fails', 'log in is broken'];
    expect(surfaces('Fees when I log in again', others)).not.toContain('log');
    expect(surfaces('I could not log in', others)).toContain('could not log in');
  });

  it('share a key between the forms of a word', () => {
    const key = (text: string): string | undefined => collectPhrases(text, new Set()).at(-1)?.key;
    expect(key('payments declined')).toBe(key('payment declining'));
    expect(key('topping')).toBe(key('top'));
    expect(key('parcel delivery')).toBe(key('parcels delivered'));
    expect(key('cash withdrawal')).toBe(key('cash withdraw'));
    expect(key('refund arrived')).toBe(key('refunds arrive'));
  });
});
