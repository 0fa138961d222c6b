import { Presets, SingleBar } from 'cli-progress';

/** Tells how far a long piece of work is; `done` and `total` are in the unit it was opened with. */
export interface Progress {
  readonly step: (label: string, done?: number, total?: number) => void;
  readonly end: () => void;
}

const tenths = 10;

/** Progress on stderr, so that stdout stays clean: a bar with rate and time left on a terminal, else a line for each step and each 10 %. */
export function openProgress(unit: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? onTerminal(unit, stream) : asLines(unit, stream);
}

function onTerminal(unit: string, stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  let current = '';
  let startedAt = 0;
  const close = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    step: (label, done, total) => {
      if (label !== current) close();
      if (done === undefined || total === undefined) {
        if (label !== current) stream.write(`${label} …\n`);
      } else {
        if (bar === undefined) {
          bar = new SingleBar({ stream, hideCursor: true, clearOnComplete: false, format: `{label} [{bar}] {value} of {total} ${unit} · {rate}/s · {eta_formatted} left` }, Presets.shades_classic);
          startedAt = performance.now() - 1;
          bar.start(total, done, { label, rate: '…' });
        }
        bar.setTotal(total);
        bar.update(done, { label, rate: Math.round((done * 1000) / (performance.now() - startedAt)) });
      }
      current = label;
    },
    end: close,
  };
}

function asLines(unit: string, stream: NodeJS.WriteStream): Progress {
  let current = '';
  let told = -1;
  return {
    step: (label, done, total) => {
      const isNew = label !== current;
      if (isNew) told = -1;
      current = label;
      if (done === undefined || total === undefined) {
        if (isNew) stream.write(`${label} …\n`);
        return;
      }
      const tenth = total === 0 ? tenths : Math.floor((done * tenths) / total);
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${label}: ${tenth * (100 / tenths)} % (${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${unit})\n`);
    },
    end: () => undefined,
  };
}
