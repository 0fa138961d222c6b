import { ChevronDown, CircleUserRound } from 'lucide-react';
import { BreakableAddress } from '../ui/breakable-address.tsx';
import { Menu } from '../ui/menu.tsx';

interface AccountMenuProps {
  name: string;
  email: string;
  organisation: string;
  otherOrganisations: readonly { id: string; name: string }[];
  onSwitch: (organisationId: string) => void;
  onSignOut: () => void;
  onShowKeys: () => void;
}

/** Who is signed in and where, the way to one’s other organisations, the keys, and the way out. */
export function AccountMenu({ name, email, organisation, otherOrganisations, onSwitch, onSignOut, onShowKeys }: AccountMenuProps) {
  return (
    <Menu
      trigger={
        <>
          <span className="max-desk:hidden">{name}</span>
          <ChevronDown aria-hidden="true" size={14} className="max-desk:hidden" />
          <CircleUserRound aria-hidden="true" size={18} className="desk:hidden" />
        </>
      }
      label={`Account: ${name}`}
      variant="quiet"
      header={
        <>
          <span className="block font-[560]">{name}</span>
          <span className="block text-ink-2">
            <BreakableAddress address={email} />
          </span>
          <span className="block text-tiny text-ink-3">{organisation}</span>
        </>
      }
      items={[
        ...otherOrganisations.map((other) => ({ id: other.id, label: `Go to ${other.name}`, onSelect: () => onSwitch(other.id) })),
        { id: 'keys', label: 'Keys', keys: '?', onSelect: onShowKeys },
        { id: 'sign-out', label: 'Sign out', onSelect: onSignOut },
      ]}
    />
  );
}
