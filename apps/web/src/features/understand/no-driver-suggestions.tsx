import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Drivers } from './driver-queries.ts';

/** Why nothing is suggested: nothing matches, nothing was taught yet, nobody said anything, or all is decided. */
export function NoSuggestions({ known, isFiltered, onClear }: { known: Drivers; isFiltered: boolean; onClear: () => void }) {
  const { learned, withoutDriver, rules } = known;
  if (isFiltered) return <EmptyState kind="no-match" title="No contact waits with this driver." onClear={onClear} />;
  if (learned === null || !known.drivers.some(({ taught }) => taught !== null)) {
    return (
      <EmptyState kind="none-yet" title="Nothing was learned yet." action={<ButtonLink to="/import">Import a file</ButtonLink>}>
        Drivers are learned from contacts that have one and in which the customer said something: at least {rules.leastLabels} in all, and {rules.leastPerDriver} for each of two drivers. Send contacts with their driver, and feedback that names its contact.
      </EmptyState>
    );
  }
  if (learned.reading !== null || learned.isLearning) return <EmptyState kind="none-yet" title="Contacts are being read.">This page looks again by itself.</EmptyState>;
  const silent = withoutDriver.contacts - withoutDriver.withWords;
  return (
    <EmptyState kind="none-yet" title="No contact waits for a driver." action={<ButtonLink to="/contact-drivers">See all drivers</ButtonLink>}>
      {silent === 0 ? 'Every contact has one.' : `${countWords(silent, 'contact has', 'contacts have')} no driver and no words of the customer: nothing can be suggested for ${silent === 1 ? 'it' : 'them'}.`}
    </EmptyState>
  );
}
