import type { FileBytes } from './file-bytes.ts';
import { notText } from './find-encoding.ts';

/** The text of a file, a piece at a time, whatever it was written in; line ends of old Macs become ours. */
export async function* readText(file: FileBytes, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isOldMac: boolean | undefined;
  for await (const piece of file.read()) {
    const text = checked(decoder.decode(piece, { stream: true }));
    if (isOldMac === undefined && text !== '') isOldMac = !text.includes('\n') && /\r[^\n]/.test(text);
    if (text !== '') yield isOldMac === true ? text.replaceAll('\r', '\n') : text;
  }
  const rest = checked(decoder.decode());
  if (rest !== '') yield rest;
}

function checked(text: string): string {
  if (text.includes('\0')) throw notText();
  return text;
}
