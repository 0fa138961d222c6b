/** What a column of a file of customers may be; docs/methods.md says how each is read. */
export const customerFields = ['id', 'name', 'email', 'segment', 'annual_value', 'language', 'timezone', 'joined', 'churned', 'consent_surveys', 'consent_news', 'consent_digest', 'consent_all', 'consent_date'] as const;
export type CustomerField = (typeof customerFields)[number];
/** Those that are days or moments, most telling first. */
export const customerDates = ['joined', 'churned', 'consent_date'] as const satisfies readonly CustomerField[];

/** What a column of a file of contacts may be. */
export const contactFields = [
  'id', 'customer_id', 'customer_email', 'conversation', 'channel', 'agent', 'team', 'reason', 'journey_stage', 'started', 'ended', 'first_response_seconds', 'resolved', 'unresolved_cause',
  'supervisor', 'contained_by_bot', 'call_back_due', 'call_back_kept', 'stations', 'hand_off_kind', 'hand_off_from', 'hand_off_to', 'hand_off_at', 'context_travelled', 'story_repeated',
] as const;
export type ContactField = (typeof contactFields)[number];
export const contactDates = ['started', 'ended', 'call_back_due', 'call_back_kept', 'hand_off_at'] as const satisfies readonly ContactField[];

/** What each field is called where somebody maps columns. */
export const customerFieldWords = {
  id: 'Id in your systems', name: 'Name', email: 'Address', segment: 'Segment', annual_value: 'Worth a year', language: 'Language', timezone: 'Time zone', joined: 'Customer since', churned: 'Left on',
  consent_surveys: 'Wants surveys', consent_news: 'Wants news about what they said', consent_digest: 'Wants the digest', consent_all: 'Wants mail at all', consent_date: 'When they said so',
} as const satisfies Record<CustomerField, string>;

export const contactFieldWords = {
  id: 'Id of the contact', customer_id: 'Customer’s id', customer_email: 'Customer’s address', conversation: 'Conversation', channel: 'Channel', agent: 'Agent', team: 'Team', reason: 'Reason (contact driver)', journey_stage: 'Journey stage',
  started: 'Started', ended: 'Ended', first_response_seconds: 'First response in seconds', resolved: 'Resolved on first contact', unresolved_cause: 'Why it was not resolved', supervisor: 'Supervisor needed', contained_by_bot: 'Handled by the bot alone',
  call_back_due: 'Call-back promised for', call_back_kept: 'Called back at', stations: 'Stations (First line > Billing)', hand_off_kind: 'Kind of hand-off', hand_off_from: 'Handed off from', hand_off_to: 'Handed off to', hand_off_at: 'Handed off at',
  context_travelled: 'Context travelled', story_repeated: 'Story told again',
} as const satisfies Record<ContactField, string>;
