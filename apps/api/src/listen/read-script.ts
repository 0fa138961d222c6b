import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The text of a script of ours for customers' pages; it lies beside this file as it is served. */
export async function readScript(name: 'survey' | 'widget' | 'friction'): Promise<string> {
  return readFile(fileURLToPath(new URL(`./scripts/${name}.js`, import.meta.url)), 'utf8');
}
