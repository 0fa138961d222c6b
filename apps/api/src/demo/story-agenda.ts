/** Something that happened at a moment of the past year. */
export interface StoryEvent {
  readonly at: number;
  readonly happen: () => Promise<void>;
}

/** What happened, in the order in which it happened; an event may lead to later ones. */
export interface StoryAgenda {
  readonly add: (at: number, happen: () => Promise<void>) => void;
  /** Lets everything happen; nothing after `until` does. */
  readonly run: (until: number, tell: (share: number) => void) => Promise<void>;
}

/** Opens an empty agenda. Events at the same moment happen in the order in which they were added. */
export function openAgenda(): StoryAgenda {
  const waiting: StoryEvent[] = [];
  return {
    add: (at, happen) => {
      const place = waiting.findIndex((event) => event.at > at);
      waiting.splice(place < 0 ? waiting.length : place, 0, { at, happen });
    },
    run: async (until, tell) => {
      let done = 0;
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
        if (event.at <= until) await event.happen();
        done += 1;
        tell(done / (done + waiting.length));
      }
    },
  };
}
