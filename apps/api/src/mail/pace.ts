/** Lets parallel deliveries wait together when the other side asks for a pause. */
export interface Pace {
  /** Resolves when nobody asked for a pause, or it is over. */
  readonly turn: () => Promise<void>;
  readonly pauseFor: (seconds: number) => void;
}

/** Makes a pace shared by everything one transport sends. */
export function createPace(): Pace {
  let freeAt = 0;
  return {
    turn: async () => {
      for (let wait = freeAt - performance.now(); wait > 0; wait = freeAt - performance.now()) await new Promise((resolve) => setTimeout(resolve, wait));
    },
    pauseFor: (seconds) => {
      freeAt = Math.max(freeAt, performance.now() + seconds * 1000);
    },
  };
}
