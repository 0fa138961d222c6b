import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A real Chromium: the system’s where there is one, else the one inside npm; names may be given that stand for this machine. */
export async function openBrowser({ namesHere = [] }: { namesHere?: readonly string[] } = {}): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), headless: true, args: [...flags, ...(namesHere.length === 0 ? [] : [`--host-resolver-rules=${namesHere.map((name) => `MAP ${name} 127.0.0.1`).join(', ')}`])] });
}

async function findChromium(): Promise<string> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}
