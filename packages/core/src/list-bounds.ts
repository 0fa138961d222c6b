/** How many of each an organisation has, or is shown, at most: a list that comes whole is never longer. */
export const listBounds = { surveys: 500, rounds: 1000, keys: 500, procedures: 500, drivers: 1000, digests: 200, sources: 50, webhooks: 20, invitations: 500, imports: 50, suppressionFiles: 20, views: 200, images: 100 } as const;
