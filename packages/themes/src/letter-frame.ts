const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const HELLO = words('hi hiya hello hey dear greetings hallo hej hola bonjour bonsoir buongiorno salut ciao olá moin servus');
const HELLO_PAIRS = words('good-morning good-afternoon good-evening guten-tag guten-morgen sehr-geehrte sehr-geehrter liebes-team buenos-días buenas-tardes');
/** Who is greeted, beside names. */
const GREETED = words('there all team everyone everybody folks guys sir sirs madam madame monsieur or and customer customers client service services support care help desk mr mrs ms miss dr damen und herren zusammen again to you');
const CLOSING = /(?:^|(?<=[.!?,\n])[ \t]*|\n[ \t]*)(?:(?:with )?(?:kind|kindest|best|warm|warmest|many thanks and|thanks and|thank you and) regards|regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|best wishes|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|freundliche|liebe) gr(?:ü|ue)(?:ß|ss)e|cordialement|bien à vous|un saludo|saludos(?: cordiales)?|atentamente|cordiali saluti|met vriendelijke groet(?:en)?|med vänliga hälsningar)/giu;
const THANKS_AND_NAME = /\n[ \t]*(?:many thanks|thanks(?: in advance)?|thank you|cheers|best|vielen dank|danke|merci|gracias)[ \t]*[,.!]*[ \t]*\n+[ \t]*[\p{Lu}][\p{L}'’.-]*(?:[ \t]+[\p{Lu}][\p{L}'’.-]*){0,2}[ \t.]*$/u;
/** What every closing phrase holds, so that most texts are passed over quickly. */
const CLOSES = /regards|sincer|faithful|truly|wishes|gr(?:ü|ue)|cordial|vous|salud|atentament|saluti|groet|hälsn|thank|cheers|best|dank|merci|gracias|\n[ \t]*(?:--|__|—)/iu;
const DASHES = /\n[ \t]*(?:--|__+|—)[ \t]*\n/gu;
const WORD = /[\p{L}\p{M}'’.-]+/gu;
const LONGEST_HELLO = 60;
const LONGEST_NAME_WORDS = 2;
const LONGEST_SIGNATURE = 200;
/** The end of a text, with room for a closing phrase before the longest signature. */
const LOOKED_AT = 300;
const LONGEST_SIGNATURE_WORDS = 16;

/** How far a greeting reaches ("Dear Sir or Madam,"): nothing is one unless a stop follows it and all it names is a person or a team. */
export function endOfGreeting(text: string): number {
  const lead = /^[\s\p{P}]*/u.exec(text)?.[0].length ?? 0;
  const head = text.slice(lead, lead + LONGEST_HELLO);
  const whole = /^to whom it may concern\s*[,.!:]?\s/iu.exec(head);
  if (whole) return lead + whole[0].length;
  const stop = /[,!.:;\n]|\s[-–—]\s/u.exec(head);
  if (stop === null) return 0;
  const said = head.slice(0, stop.index).match(WORD) ?? [];
  const lower = said.map((word) => word.toLowerCase());
  const opening = HELLO_PAIRS.has(`${lower[0] ?? ''}-${lower[1] ?? ''}`) ? 2 : HELLO.has(lower[0] ?? '') ? 1 : 0;
  if (opening === 0) return 0;
  const names = said.slice(opening).filter((word) => !GREETED.has(word.toLowerCase().replace(/\.$/u, '')));
  return names.length <= LONGEST_NAME_WORDS && names.every((name) => /^\p{Lu}/u.test(name)) ? lead + stop.index + stop[0].length : 0;
}

/** Where a signature begins: a closing phrase, or thanks above a name, with little behind it; the length of the text where there is none. */
export function startOfSignature(text: string): number {
  const end = text.trimEnd().length;
  const from = Math.max(0, end - LOOKED_AT);
  const tail = text.slice(from, end);
  if (!CLOSES.test(tail)) return text.length;
  const ends = [...tail.matchAll(CLOSING), ...tail.matchAll(DASHES)].filter((match) => isSigned(tail.slice(match.index + match[0].length)));
  const starts = [...ends, THANKS_AND_NAME.exec(tail)].flatMap((match) => (match === null ? [] : [from + match.index]));
  return Math.min(text.length, ...starts);
}

/** What stands below a closing phrase is a signature if it is short and made of names, or there is nothing. */
function isSigned(tail: string): boolean {
  if (!/^[ \t]*(?:[,.!\n]|$|\p{Lu})/u.test(tail)) return false;
  const said = tail.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.@-]*/gu) ?? [];
  const large = said.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
  return tail.trim().length <= LONGEST_SIGNATURE && said.length <= LONGEST_SIGNATURE_WORDS && (said.length <= 2 || 2 * large >= said.length);
}
