/** What an address of ours takes in: a reply to a mail of ours, or word of what became of one. */
export const inboundKinds = ['reply', 'bounce'] as const;
export type InboundKind = (typeof inboundKinds)[number];

/** What became of a message that came in: it waits, did what it was for, was of no use, was refused (and its writer told), or could not be read. */
export const inboundStates = ['waiting', 'used', 'not_used', 'refused', 'failed'] as const;
export type InboundState = (typeof inboundStates)[number];

/** How a mail of ours came back after it was handed over; the later word outweighs the earlier. */
export const returnKinds = ['delayed', 'bounced', 'complained'] as const;
export type ReturnKind = (typeof returnKinds)[number];
