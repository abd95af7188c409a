import fc from 'fast-check';

/** One seed for all property tests, so that a run that passed here passes everywhere. */
fc.configureGlobal({ seed: 20260101, numRuns: 200 });

export { fc };
