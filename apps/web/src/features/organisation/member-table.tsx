import { roleWords } from '@kept/core/organisation/role-words.ts';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { Menu } from '../../ui/menu.tsx';
import type { Member } from './queries.ts';

interface MemberTableProps {
  members: readonly Member[];
  mayChange: boolean;
  onChangeRole: (member: Member) => void;
  onNameInContacts: (member: Member) => void;
  onLeave: (member: Member) => void;
  onComeBack: (member: Member) => void;
  empty: ReactNode;
}

/** People with their role and how many themes they answer for; what can be done with each stands at the end of its row. */
export function MemberTable({ members, mayChange, onChangeRole, onNameInContacts, onLeave, onComeBack, empty }: MemberTableProps) {
  const deeds = (member: Member) =>
    member.active
      ? [
          { id: 'role', label: 'Change the role', onSelect: () => onChangeRole(member) },
          { id: 'contacts', label: 'Name in contact data', onSelect: () => onNameInContacts(member) },
          { id: 'leave', label: 'Deactivate', onSelect: () => onLeave(member) },
        ]
      : [{ id: 'back', label: 'Reactivate', onSelect: () => onComeBack(member) }];
  return (
    <DataTable
      caption="Members"
      rows={members}
      rowId={(member) => member.id}
      empty={empty}
      columns={[
        {
          id: 'name',
          header: 'Name',
          cell: (member) => (
            <>
              <span className="block font-[560]">{member.name}</span>
              <span className="block text-ink-2">
                <BreakableAddress address={member.email} />
              </span>
              <span className="block text-ink-2 desk:hidden">{roleAndThemes(member)}</span>
            </>
          ),
        },
        { id: 'role', header: 'Role', isHiddenOnPhone: true, cell: (member) => roleWords[member.role].name },
        { id: 'themes', header: 'Themes', isFigure: true, isHiddenOnPhone: true, cell: (member) => member.themesOwned.toLocaleString('en-GB') },
        { id: 'since', header: members.some(({ active }) => active) ? 'Joined' : 'Left', isHiddenOnPhone: true, cell: (member) => formatDay((member.leftAt ?? member.joinedAt).slice(0, 10)) },
        ...(mayChange
          ? [{ id: 'deeds', header: 'Change', isFigure: true, cell: (member: Member) => <Menu trigger={<Ellipsis aria-hidden="true" size={18} />} label={`What to do with ${member.name}`} variant="quiet" size="icon" align="end" items={deeds(member)} /> }]
          : []),
      ]}
    />
  );
}

function roleAndThemes({ role, themesOwned }: Member): string {
  const { name } = roleWords[role];
  return themesOwned === 0 ? name : `${name}, ${countWords(themesOwned, 'theme', 'themes')}`;
}
