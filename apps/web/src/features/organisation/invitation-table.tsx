import { roleWords } from '@kept/core/organisation/role-words.ts';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatDay } from '../../ui/format-day.ts';
import type { Invitation } from './queries.ts';

/** Who is invited and until when the link works; nothing at all where nobody is. */
export function InvitationTable({ invitations, onWithdraw }: { invitations: readonly Invitation[]; onWithdraw: (invitation: Invitation) => void }) {
  if (invitations.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="invited">
      <h2 id="invited" className="mb-2 text-heading font-[620]">
        Invited
      </h2>
      <DataTable
        caption="Invitations nobody has answered yet"
        rows={invitations}
        rowId={(invitation) => invitation.id}
        empty={null}
        columns={[
          {
            id: 'name',
            header: 'Name',
            cell: (invitation) => (
              <>
                <span className="block font-[560]">{invitation.name}</span>
                <span className="block text-ink-2">
                  <BreakableAddress address={invitation.email} />
                </span>
                <span className="block text-ink-2 desk:hidden">{roleWords[invitation.role].name}</span>
              </>
            ),
          },
          { id: 'role', header: 'Role', isHiddenOnPhone: true, cell: (invitation) => roleWords[invitation.role].name },
          { id: 'until', header: 'Link works until', isHiddenOnPhone: true, cell: (invitation) => (invitation.expired ? 'Over; invite again' : formatDay(invitation.expiresAt.slice(0, 10))) },
          {
            id: 'withdraw',
            header: 'Change',
            isFigure: true,
            cell: (invitation) => (
              <Button size="small" aria-label={`Take back the invitation of ${invitation.name}`} onClick={() => onWithdraw(invitation)}>
                Take back
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
