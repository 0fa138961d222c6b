import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Absences } from './absences.tsx';
import { ContactNameDialog } from './contact-name-dialog.tsx';
import { DepartureDialog } from './departure-dialog.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberTable } from './member-table.tsx';
import type { DeparturePlan, Invitation, Member } from './queries.ts';
import { RoleDialog } from './role-dialog.tsx';
import { useMemberDeeds } from './use-member-deeds.ts';

interface MembersPageProps {
  members: readonly Member[];
  invitations: readonly Invitation[];
  mayInvite: boolean;
  mayChange: boolean;
  /** Whoever looks. */
  ownId: string;
  isShowingLeft: boolean;
  onShowLeft: (isShown: boolean) => void;
}

/** Who works here, in which role; for administrators also who is invited and what can be changed. */
export function MembersPage({ members, invitations, mayInvite, mayChange, ownId, isShowingLeft, onShowLeft }: MembersPageProps) {
  const [isInviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Member>();
  const [naming, setNaming] = useState<Member>();
  const [leaving, setLeaving] = useState<{ id: string; plan: DeparturePlan }>();
  const deeds = useMemberDeeds(({ id }, plan) => setLeaving({ id, plan }));
  useActions(mayInvite ? [{ id: 'invite-person', label: 'Invite a person', group: 'Members', words: 'add member colleague', run: () => setInviting(true) }] : []);
  const active = members.filter((member) => member.active);
  const left = members.filter((member) => !member.active);
  const admins = active.filter(({ role }) => role === 'admin').length;
  const empty = (
    <EmptyState kind="none-yet" title="Nobody has left." action={<Button onClick={() => onShowLeft(false)}>Show who is here</Button>}>
      People who are deactivated stand here; what they did stays.
    </EmptyState>
  );
  return (
    <>
      <PageHeader
        title="Members"
        lead={`${countWords(active.length, 'person', 'people')}, ${countWords(admins, 'administrator', 'administrators')}.`}
        actions={
          mayInvite ? (
            <Button variant="primary" onClick={() => setInviting(true)}>
              Invite a person
            </Button>
          ) : undefined
        }
      />
      <div className="mb-3">
        <Chips
          label="Which members"
          chips={[
            { value: 'active', label: 'Here', count: active.length },
            { value: 'left', label: 'Left', count: left.length },
          ]}
          chosen={[isShowingLeft ? 'left' : 'active']}
          onToggle={(value) => onShowLeft(value === 'left')}
        />
      </div>
      <MemberTable members={isShowingLeft ? left : active} mayChange={mayChange} onChangeRole={setChanging} onNameInContacts={setNaming} onLeave={deeds.leave} onComeBack={deeds.comeBack} empty={empty} />
      {isShowingLeft ? null : <Absences members={active} ownId={ownId} mayChange={mayChange} />}
      <InvitationTable invitations={invitations} onWithdraw={deeds.withdraw} />
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
      {leaving === undefined ? null : <DepartureDialog key={leaving.id} memberId={leaving.id} plan={leaving.plan} onClose={() => setLeaving(undefined)} />}
      {naming === undefined ? null : <ContactNameDialog key={naming.id} member={naming} onClose={() => setNaming(undefined)} />}
      {changing === undefined ? null : <RoleDialog key={changing.id} member={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}
