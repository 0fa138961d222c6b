import { expect, it } from 'vitest';
import { lexicalVector } from './lexical-vector.ts';
import { macroF1, readSentiment, type SentimentExample, trainSentimentHead } from './sentiment-head.ts';
import { type Sentiment, sentimentOfWords } from './sentiment-lexicon.ts';
import { encodeVector } from './vector-blob.ts';

const example = (text: string, sentiment: Sentiment): SentimentExample => ({ text, vector: encodeVector(lexicalVector(text, 256)), sentiment });
const subjects = ['engineer', 'app', 'bill', 'website', 'branch', 'parcel', 'meter', 'chat', 'driver', 'offer', 'letter', 'tariff'];
const examples = subjects.flatMap((subject) => [example(`The ${subject} was zibbly`, 'positive'), example(`The ${subject} was grompish`, 'negative'), example(`The ${subject} came on Tuesday`, 'neutral')]);

it('learns the words of an organisation that no lexicon holds, and says how well', () => {
  const head = trainSentimentHead(examples);
  expect(head?.examples).toBe(36);
  expect(head?.macroF1).toBeGreaterThan(0.9);
  expect(readSentiment(head, example('Your contract was grompish', 'neutral'))).toMatchObject({ sentiment: 'negative', by: 'examples' });
  expect(readSentiment(head, example('Your contract was zibbly', 'neutral')).sentiment).toBe('positive');
  expect(JSON.parse(JSON.stringify(head))).toEqual(head);
});

it('does not learn from too few, or from one side only', () => {
  expect(trainSentimentHead(examples.slice(0, 29))).toBeUndefined();
  expect(trainSentimentHead(examples.filter((each) => each.sentiment !== 'neutral').concat(examples.slice(0, 12)).filter((each) => each.sentiment === 'positive'))).toBeUndefined();
});

it('falls back to words, and says "not known" where they say nothing', () => {
  expect(readSentiment(undefined, example('The staff were lovely', 'neutral'))).toEqual({ sentiment: 'positive', certainty: 0.5, by: 'words' });
  expect(sentimentOfWords('Not helpful at all')).toBe('negative');
  expect(sentimentOfWords('The parcel came on Tuesday')).toBeUndefined();
  expect(readSentiment(undefined, example('', 'neutral'))).toEqual({ sentiment: undefined, certainty: 0, by: 'words' });
  const other = trainSentimentHead(examples.map((each) => ({ ...each, vector: encodeVector(lexicalVector(each.text, 64)) })));
  expect(readSentiment(other, example('The staff were lovely', 'neutral')).by).toBe('words');
});

it('counts macro-F1 as by hand', () => {
  // negative: 1 of 2 found, nothing else called so (F1 2/3); neutral: right (1); positive: never right (0).
  const answers = [{ kind: 0, found: 0 }, { kind: 0, found: -1 }, { kind: 1, found: 1 }, { kind: 2, found: -1 }];
  expect(macroF1(answers)).toBeCloseTo((2 / 3 + 1 + 0) / 3, 10);
});
