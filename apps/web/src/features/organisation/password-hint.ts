/** What stands beside every field for a new password. */
export const passwordHint = 'At least 12 characters. A few words in a row are easy to remember and hard to guess.';
