import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The text of a script of ours for customers' pages, without the lines that only explain it: every byte counts there. */
export async function readScript(name: 'survey' | 'widget' | 'friction'): Promise<string> {
  const text = await readFile(fileURLToPath(new URL(`./scripts/${name}.js`, import.meta.url)), 'utf8');
  return text.replace(/^\s*\/\/.*\n/gm, '');
}
