/** What is said of Zendesk's older ratings: its newer surveys hold the whole scale. */
export const zendeskCoarseNote = 'These ratings know only good and bad. If your account also asks with the newer surveys, import those into the same source: a ticket that has both counts once, with the whole scale.';
