import { RSABSSA } from '@cloudflare/blindrsa-ts';

/** The blind signature every slip is made with (RFC 9474), as agents' browsers use it too. */
export const slipBlindness = RSABSSA.SHA384.PSS.Randomized();

/** How the suite's keys are read and written by Web Crypto. */
export const slipAlgorithm = { name: 'RSA-PSS', hash: 'SHA-384' } as const;
