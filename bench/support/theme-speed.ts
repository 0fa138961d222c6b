import { clusterTexts } from '@kept/themes/cluster-texts.ts';
import { createThemeEngine, type EncodedText, type StoredText } from '@kept/themes/theme-engine.ts';
import { hasNativeRuntime } from '@kept/themes/load-onnx-runtime.ts';
import { setTimeout } from 'node:timers/promises';
import { printRow } from './print-row.ts';
import { drawRows, type LabelledRow } from './read-corpora.ts';

const storedTexts = 100_000;
const newTexts = 1000;
const untilFinderEnds = 8000;
const encodedTexts = 1500;
/** WebAssembly is compiled again and faster while it runs: the first texts would tell of that. */
const warmUpTexts = 256;
const subjects = ['bill', 'meter', 'engineer', 'refund', 'tariff', 'boiler', 'website', 'direct debit', 'call centre', 'contract'];
const troubles = ['is wrong again', 'never came', 'takes far too long', 'does not work', 'was changed without asking', 'costs more than promised', 'cannot be reached', 'was cancelled twice'];
const invented = (i: number) => `The ${subjects[i % subjects.length] ?? ''} ${troubles[Math.floor(i / 10) % troubles.length] ?? ''}, this is call number ${i}`;

/** Seconds on the clock and seconds of processor time: on a machine with other work the second is the steadier one. */
async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number; cpu: number }> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

/** Placing and clustering anew with 100,000 stored texts whose vectors are synthetic: those of 2,000 invented texts, a few bytes changed. */
export async function measureStore(): Promise<void> {
  const engine = createThemeEngine();
  try {
    const seen = await engine.encode(Array.from({ length: 2000 }, (_, i) => invented(i)));
    const stored = Array.from({ length: storedTexts }, (_, i): StoredText => {
      const vector = Uint8Array.from(seen[i % seen.length] ?? []);
      for (let d = 8 + (i % 7); d < vector.length; d += 7) vector[d] = ((vector[d] ?? 0) + (i % 5) - 2) & 255;
      return { id: `s${i}`, text: invented(i), vector, themeId: `t${i % 80}` };
    });
    const words = Array.from({ length: newTexts }, (_, i) => invented(200_000 + 3 * i));
    const vectors = await engine.encode(words);
    const fresh = words.flatMap((text, i): EncodedText[] => (vectors[i] ? [{ id: `n${i}`, text, vector: vectors[i] }] : []));
    const first = await timed(() => engine.place(fresh.slice(0, 1), stored));
    const placing = await timed(() => engine.place(fresh, stored));
    printRow({ what: `Placing ${newTexts.toLocaleString('en-GB')} new among ${storedTexts.toLocaleString('en-GB')} stored (${placing.cpu.toFixed(1)} s of processor)`, value: placing.seconds, floor: 3, goal: 1, isLessBetter: true, unit: ' s' });
    process.stdout.write(`  (the first call, which sends the store: ${first.seconds.toFixed(1)} s, ${first.cpu.toFixed(1)} s of processor)\n`);
    printRow({ what: `Memory of the process with ${storedTexts.toLocaleString('en-GB')} stored`, value: process.memoryUsage().rss / 1e6, floor: 900, goal: 500, isLessBetter: true, unit: ' MB' });
    const again = await timed(() => engine.findThemes(stored));
    printRow({ what: `Clustering ${storedTexts.toLocaleString('en-GB')} stored anew (${again.cpu.toFixed(1)} s of processor)`, value: again.seconds, floor: 60, goal: 20, isLessBetter: true, unit: ' s' });
    const atEnd = process.memoryUsage().rss;
    await setTimeout(untilFinderEnds);
    process.stdout.write(`  (k ${again.result.themes.length}; memory at its end ${Math.round(atEnd / 1e6)} MB, ${Math.round(process.memoryUsage().rss / 1e6)} MB once its thread has ended)\n`);
  } finally {
    await engine.close();
  }
}

/** From nothing to themes, and the encoder alone on one thread, per second of processor: so other work on the machine does not decide the row. */
export async function measureEncoding(banking: readonly LabelledRow[], bankingAll: readonly LabelledRow[]): Promise<void> {
  for (const [rows, floor, goal] of [[banking, 40, 15], [bankingAll, 110, 50]] as const) {
    const { seconds, cpu } = await timed(() => clusterTexts(rows.map(({ text }) => ({ text }))));
    printRow({ what: `From nothing to themes, ${rows.length.toLocaleString('en-GB')} texts (${cpu.toFixed(1)} s of processor)`, value: seconds, floor, goal, isLessBetter: true, unit: ' s' });
  }
  for (const [runtime, floor, goal] of [['native', 400, 700], ['wasm', 110, 200]] as const) {
    if (runtime === 'native' && !hasNativeRuntime()) {
      process.stdout.write('  onnxruntime-node is not installed here: no figure for the native encoder\n');
      continue;
    }
    const engine = createThemeEngine({ threads: 1, runtime });
    const drawn = drawRows(banking, warmUpTexts + encodedTexts, 3).map((row) => row.text);
    await engine.encode(drawn.slice(0, warmUpTexts));
    const texts = drawn.slice(warmUpTexts);
    const { seconds, cpu } = await timed(() => engine.encode(texts));
    printRow({ what: `Encoding Banking77, ${runtime}, per second of processor (${(texts.length / seconds).toFixed(0)} a second on the clock)`, value: texts.length / cpu, floor, goal, unit: '/s' });
    await engine.close();
  }
}
