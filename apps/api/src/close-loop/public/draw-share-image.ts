import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FontWeight } from 'satori';
import { rememberLatest } from '../../remember-latest.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { type Piece, shareHeight, shareLetters, type ShareVoice, shareWidth, themeCard, wordlessCard } from './share-card.ts';

const weights = [400, 600] as const satisfies readonly FontWeight[];
const mostKept = 64;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * Draws the picture that stands where somebody shares a theme's address: 1200 × 630, PNG. The last ones are remembered, since drawing
 * takes a tenth of a second and a page that is shared is asked for by many at once. Where our typeface lacks a letter nothing is
 * written rather than empty boxes.
 */
export function drawShareImage(voice: ShareVoice, theme: PublicTheme): Promise<Uint8Array<ArrayBuffer>> {
  const card = themeCard(voice, theme);
  const name = JSON.stringify(card);
  const drawn = kept.get(name) ?? draw(card, wordlessCard(voice));
  rememberLatest(kept, name, drawn, mostKept);
  drawn.catch(() => kept.delete(name));
  return drawn;
}

async function draw(card: Piece, wordless: Piece): Promise<Uint8Array<ArrayBuffer>> {
  const { layOut, paint } = await (tools ??= openTools());
  return paint((await layOut(card)) ?? (await layOut(wordless)) ?? '');
}

let tools: ReturnType<typeof openTools> | undefined;

/** Layout, painter and typeface take a second to load, which only a server that is asked for a picture spends. */
async function openTools() {
  const find = createRequire(import.meta.url);
  const read = (name: string) => readFile(find.resolve(name));
  const [{ default: satori }, { initWasm, Resvg }] = await Promise.all([import('satori'), import('@resvg/resvg-wasm')]);
  await initWasm(await read('@resvg/resvg-wasm/index_bg.wasm'));
  const fonts = await Promise.all(weights.flatMap((weight) => shareLetters.map(async (some) => ({ name: some, weight, data: await read(`@fontsource/inter/files/inter-${some}-${weight}-normal.woff`) }))));
  return {
    /** The picture as SVG with its letters as outlines; undefined when the typeface lacks one. */
    layOut: async (card: Piece): Promise<string | undefined> => {
      let lacks = false;
      const svg = await satori(card, { width: shareWidth, height: shareHeight, fonts, loadAdditionalAsset: async () => ((lacks = true), []) });
      return lacks ? undefined : svg;
    },
    paint: (svg: string): Uint8Array<ArrayBuffer> => {
      const image = new Resvg(svg).render();
      const png = new Uint8Array(image.asPng());
      image.free();
      return png;
    },
  };
}
