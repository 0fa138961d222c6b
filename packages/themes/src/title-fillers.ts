import { stem } from './title-tokens.ts';

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem));

/** Words of greetings, thanks, wishes and sighs: a title never starts with one. */
const FILLERS = stems(
  'thankyou um erm haha fingers cross crossed cheers regards sincerely greetings morning afternoon evening hope hopefully luck wish wishes bless congratulations welcome fyi asap lol ' +
    'thankful grateful appreciate appreciated sorry apologies pardon wonder wondering bye goodbye everybody guys sir madam folks team fingers honestly god gosh wow omg',
);

/** Words that say nothing alone or beside each other. */
const EMPTY = stems(
  'help issue problem question reason thing use used using make made find found take took happen work come came sure possible able show give let call old new good bad great nice ' +
    'live case fact matter point stuff person people place today tell told explain understand please suggestion advice bit different same like say',
);

/** True for a phrase that names nothing: a greeting, thanks, a wish, or only words such as "help" and "problem". Takes the key of a phrase. */
export function isEmptyTitle(key: string): boolean {
  const words = key.split(/[ _]/u).filter((word) => word !== 'not');
  return words.some((word) => FILLERS.has(word)) || words.every((word) => EMPTY.has(word));
}

/** True for a phrase that opens with such a word although more follows: "Use card", "Take for transfer". */
export function startsEmpty(key: string): boolean {
  return EMPTY.has(key.split(/[ _]/u)[0] ?? '');
}
