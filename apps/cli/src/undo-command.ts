import { AppError } from '@kept/core/errors.ts';
import { undoDid, undoWill } from '@kept/core/listen/undo-words.ts';
import { type ArgsDef, defineCommand } from 'citty';
import { openImportPlace } from './import-place.ts';
import { openProgress } from './progress.ts';

export const undoArgs = {
  import: { type: 'positional', description: 'The number of the import, as it was printed, or “last” for the latest one', required: true },
  organisation: { type: 'string', description: 'The organisation it was imported into, where there are several', valueHint: 'SLUG' },
  'dry-run': { type: 'boolean', description: 'Say what would happen and do nothing' },
} as const satisfies ArgsDef;

const lookAgainMs = 250;

/** `kept undo`: takes an import back within thirty days, and says what that did. */
export const undoCommand = defineCommand({
  meta: { name: 'undo', description: 'Take an import back, within thirty days.' },
  args: undoArgs,
  run: async ({ args }) => {
    const progress = openProgress('rows');
    const place = await openImportPlace(args.organisation, (step) => progress.step(step));
    try {
      const found = args.import === 'last' ? await place.latest() : await place.read(args.import);
      if (found === undefined) throw new AppError('invalid', 'There is no import that can still be taken back.');
      process.stdout.write(`${found.fileName}, imported on ${found.startedAt.slice(0, 10)} into ${place.name}. ${undoWill(found, await place.forecast(found.id))}\n`);
      if (args['dry-run'] === true) return;
      let answer = await place.undo(found.id);
      while (answer.state === 'undoing') {
        progress.step('Taking back', answer.undone + answer.restored, answer.new + answer.changed);
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
        answer = await place.read(answer.id);
      }
      progress.end();
      process.stdout.write(`Taken back. ${undoDid(answer)}\n`);
    } finally {
      progress.end();
      await place.close();
    }
  },
});
