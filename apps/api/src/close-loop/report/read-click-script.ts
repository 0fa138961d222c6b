import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The script by which a page behind a digest's link tells that a person is there, without the lines that only explain it. */
export async function readClickScript(): Promise<string> {
  const text = await readFile(fileURLToPath(new URL('./scripts/clicked.js', import.meta.url)), 'utf8');
  return text.replace(/^\s*\/\/.*\n/gm, '');
}
