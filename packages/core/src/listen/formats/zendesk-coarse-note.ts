/** What is said of Zendesk's older ratings: its newer surveys hold the whole scale. */
export const zendeskCoarseNote = 'These ratings know only good and bad. If your account asks with the newer surveys, import those instead: with both, one answer counts twice.';
