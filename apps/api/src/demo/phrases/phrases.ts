/** The ways one problem is put into words; every entry is a pattern for the grammar. */
export type Phrases = {
  /** What it is about, as a noun: for people who name their reason first. */
  topic: readonly string[];
  /** One short fragment that says it all. */
  terse: readonly string[];
  /** Independent ways to make the complaint in a full sentence or two. */
  core: readonly string[];
  /** Circumstances: when, where, how much. */
  detail: readonly string[];
  /** What it led to. */
  effect: readonly string[];
  ironic: readonly string[];
  /** The same problem as the frontline meets it. */
  agent: readonly string[];
};
