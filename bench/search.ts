import { timePages } from './support/time-pages.ts';
import { fillVectors } from './support/fill-vectors.ts';

/* Searching by word and by meaning; encoding the question is part of each time. */
const q = (words: string) => `/api/v1/search?q=${encodeURIComponent(words)}`;
await timePages(
  [
    q('nobody rang me back'),
    q('engineer'),
    `${q('they charged me too much')}&segment=Home&channel=web&from=2020-01-01&scoreTo=3`,
    `${q('nobody rang me back')}&unthemed=1&limit=100`,
    q('volcanoes on other planets'),
  ],
  100_000,
  100_000,
  {
    fillMore: async (ctx) => {
      await fillVectors(ctx);
      return undefined;
    },
  },
);
