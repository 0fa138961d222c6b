/** Theme statuses, declared once; product.md gives their meaning. They flow from here to table, input and browser. */
export const themeStatuses = ['emerging', 'open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined', 'merged', 'dismissed'] as const;
export type ThemeStatus = (typeof themeStatuses)[number];

/** Statuses in which the database itself holds that there is an active owner and a deadline. */
export const ownedStatuses = ['open', 'in_progress', 'blocked', 'done', 'confirmed'] as const satisfies readonly ThemeStatus[];

/** Statuses in which somebody still has to do something by the deadline. */
export const unresolvedStatuses = ['open', 'in_progress', 'blocked'] as const satisfies readonly ThemeStatus[];

/** Statuses that count as an answer to the people who said it. */
export const decidedStatuses = ['done', 'confirmed', 'declined'] as const satisfies readonly ThemeStatus[];

/** Which status may follow which, by a person's hand or by evidence. */
export const nextStatuses = {
  emerging: ['open', 'merged', 'dismissed'],
  open: ['in_progress', 'blocked', 'done', 'declined', 'merged'],
  in_progress: ['open', 'blocked', 'done', 'declined', 'merged'],
  blocked: ['open', 'in_progress', 'done', 'declined', 'merged'],
  done: ['confirmed', 'open', 'in_progress', 'merged'],
  confirmed: ['done', 'open', 'merged'],
  declined: ['open', 'merged'],
  merged: [],
  dismissed: ['emerging'],
} as const satisfies Record<ThemeStatus, readonly ThemeStatus[]>;

/** What a move into a status has to say, each with the sentence that asks for it. */
export const statusDemands = {
  blocked: { blockedFor: 'Say whom it waits for: a colleague, a supplier, a partner.' },
  done: { whatChanged: 'Say what changed, in words a customer would use.', rootCause: 'Say what the root cause was.', liveOn: 'Say when it went live.' },
  declined: { declineReason: 'Give the reason, in words a customer may read.' },
} as const satisfies Partial<Record<ThemeStatus, Readonly<Record<string, string>>>>;

/** The words a person reads for each status. */
export const statusWords = {
  emerging: 'Emerging',
  open: 'Open',
  in_progress: 'In progress',
  blocked: 'Blocked',
  done: 'Done, checking',
  confirmed: 'Confirmed',
  declined: 'Decided not to',
  merged: 'Merged',
  dismissed: 'Not a theme',
} as const satisfies Record<ThemeStatus, string>;

/** Says whether a theme may move from one status to another. */
export function canMove(from: ThemeStatus, to: ThemeStatus): boolean {
  const allowed: readonly ThemeStatus[] = nextStatuses[from];
  return allowed.includes(to);
}

/** The refusal a person reads when a move is not allowed; it names the moves that are. */
export function moveRefusal(from: ThemeStatus, to: ThemeStatus): string {
  const allowed: readonly ThemeStatus[] = nextStatuses[from];
  const words = allowed.map((status) => `“${statusWords[status]}”`);
  const rest = words.length === 0 ? 'nothing further' : words.join(', ');
  return `A theme that is “${statusWords[from]}” cannot become “${statusWords[to]}”; from here it can become ${rest}.`;
}

/** Says whether a status needs an owner and a deadline. */
export function needsOwner(status: ThemeStatus): boolean {
  const owned: readonly ThemeStatus[] = ownedStatuses;
  return owned.includes(status);
}

/** Says whether somebody still has to act on a theme in this status. */
export function isUnresolved(status: ThemeStatus): boolean {
  const unresolved: readonly ThemeStatus[] = unresolvedStatuses;
  return unresolved.includes(status);
}

/** Says whether a theme in this status has been answered: changed, or declined with a reason. */
export function isDecided(status: ThemeStatus): boolean {
  const decided: readonly ThemeStatus[] = decidedStatuses;
  return decided.includes(status);
}
