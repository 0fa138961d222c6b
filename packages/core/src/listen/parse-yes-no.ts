const yes = /^(?:yes|y|true|t|1|on|x|subscribed|opted[ _-]?in|opt[ _-]?in|granted)$/i;
const no = /^(?:no|n|false|f|0|off|unsubscribed|opted[ _-]?out|opt[ _-]?out|withdrawn|cleaned)$/i;

/** Reads a yes or a no as other systems write them; undefined where a cell says neither. */
export function parseYesNo(text: string): boolean | undefined {
  const plain = text.normalize('NFKC').trim();
  if (yes.test(plain)) return true;
  return no.test(plain) ? false : undefined;
}
