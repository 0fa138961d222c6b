import { configureGlobal } from 'fast-check';

/** Properties are tried on the same cases in every run; KEPT_TEST_SEED looks at others. */
configureGlobal({ seed: Number(process.env.KEPT_TEST_SEED ?? 20261122) });
