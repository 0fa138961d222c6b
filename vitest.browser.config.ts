import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** What needs no demo world comes first: the demo world is being told meanwhile. */
class SetUpFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (moduleId.endsWith('set-up.test.ts') ? `0${moduleId}` : `1${moduleId}`);
    return files.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  }
}

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: 'tests/browser/support/demo-server.ts',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What a page shows is waited for as long as a loaded machine needs, not for the usual second.
    expect: { poll: { timeout: 90_000 } },
    maxWorkers: 1,
    maxConcurrency: 2,
    fileParallelism: false,
    sequence: { sequencer: SetUpFirst },
  },
});
