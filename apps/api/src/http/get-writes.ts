/** Everything a GET may write, in one list: when a session was last extended, when a key was last used, how often a digest's links were opened. Tests hold every GET against it. */
export const getWrites = [
  { table: 'session', column: 'expires_at' },
  { table: 'api_key', column: 'last_used_at' },
  { table: 'digest_block', column: 'opened' },
] as const;
