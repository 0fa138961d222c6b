const longest = 253;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const localNames = /(^|\.)(localhost|local|internal|localdomain|home\.arpa)$/;

/** The name somebody wants their pages under, as browsers send it; or the sentence that says what is wrong with it. `keptHost` is the name Kept itself is opened under. */
export function domainName(entered: string, keptHost: string): { readonly host: string } | { readonly problem: string } {
  const typed = entered.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/\/+$/, '').replace(/\.$/, '');
  if (typed === '') return { problem: 'Enter the name of the domain, as feedback.example.com.' };
  if (/[/?#@]/.test(typed)) return { problem: 'Enter the name alone, without a path: feedback.example.com.' };
  if (/:\d*$/.test(typed)) return { problem: 'Leave the port out: visitors come to the usual one.' };
  if (typed.includes('*')) return { problem: 'A name with a star stands for many. Enter the one customers are to open.' };
  const host = URL.parse(`https://${typed}`)?.hostname ?? '';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[')) return { problem: 'This is the number of a machine. Enter a name, as feedback.example.com.' };
  const labels = host.split('.');
  if (host.length > longest || !labels.every((one) => label.test(one))) return { problem: 'This is not a name the web can have. Write it as feedback.example.com.' };
  if (localNames.test(host)) return { problem: 'This name leads into a network of its own. Customers can open public names only.' };
  if (labels.length < 2) return { problem: 'The name needs its ending, as feedback.example.com.' };
  if (host === keptHost || host.endsWith(`.${keptHost}`)) return { problem: 'Under this name Kept itself is opened. Choose one that is your own.' };
  return { host };
}

/** Where the record stands that proves a domain: beside the name, since a name that only points elsewhere can carry no record. */
export function proofName(host: string): string {
  return `_kept.${host}`;
}
