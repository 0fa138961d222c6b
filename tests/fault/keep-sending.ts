/** Nothing is held back that is due: this many sockets are only there so that a dead server does not eat all of ours. */
const mostAtOnce = 256;
const retryMs = 500;

/** What became of one try: answered for good, to be tried again, or refused in a way that no repeat can mend. */
export type Try = 'answered' | 'again' | { readonly refused: string };

/** A sender's side of the story. */
export interface Sending {
  readonly sent: () => number;
  readonly attempts: () => number;
  readonly answered: () => number;
  /** What happened while the server was up: for how long that was, what was offered, and what of all was answered. */
  readonly whileUp: () => { readonly seconds: number; readonly offered: number; readonly answered: number };
  /** Answers of our own making that no repeat can mend, as sentences. */
  readonly refusals: readonly string[];
  /** Makes nothing new, and resolves when everything was answered; throws after the given time. */
  readonly finish: (seconds: number) => Promise<void>;
}

/** Sends so many numbered things a second while the server is up, however many are still unanswered; the first is 1, and each is repeated until it was answered. */
export function keepSending(perSecond: number, isUp: () => boolean, attempt: (number: number) => Promise<Try>): Sending {
  const refusals: string[] = [];
  const waiting: number[] = [];
  let made = 0;
  let attempts = 0;
  let answered = 0;
  let answeredUp = 0;
  let upMs = 0;
  let underWay = 0;
  let lookedAt = performance.now();
  let isOver = false;

  const send = async (number: number): Promise<void> => {
    attempts += 1;
    const became = await attempt(number);
    if (became === 'answered') {
      answered += 1;
      if (!isOver) answeredUp += 1;
      return;
    }
    if (became !== 'again') return void refusals.push(became.refused);
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    waiting.unshift(number);
  };

  const pump = setInterval(() => {
    const since = performance.now() - lookedAt;
    lookedAt += since;
    if (!isOver && isUp()) upMs += since;
    while (made < Math.floor((upMs / 1000) * perSecond)) waiting.push((made += 1));
    while (underWay < mostAtOnce) {
      const number = waiting.shift();
      if (number === undefined) return;
      underWay += 1;
      void send(number).finally(() => (underWay -= 1));
    }
  }, 20);

  const finish = async (seconds: number) => {
    isOver = true;
    const deadline = Date.now() + seconds * 1000;
    const open = () => made - answered - refusals.length;
    while (open() > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    clearInterval(pump);
    if (open() > 0) throw new Error(`${open()} of ${made} submissions were still not answered ${seconds} s after the last kill.`);
  };
  return { sent: () => made, attempts: () => attempts, answered: () => answered, whileUp: () => ({ seconds: upMs / 1000, offered: made, answered: answeredUp }), refusals, finish };
}
