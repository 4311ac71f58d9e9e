/** Who works here, in which role, and the way out. Signing out wipes everything kept in this window. */
import { ArrowRightFromSquare, ChevronDown, Person } from '@gravity-ui/icons';
import { Button, DropdownMenu, Icon } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { nameOf, roleNames } from '../labels.ts';
import { clearLocalCopies } from '../local-copies.ts';
import { sessionQuery } from '../queries.ts';
import { useChange } from '../use-change.ts';
import type { Me } from '../use-session.ts';

export function UserMenu({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  const signOut = useChange<void>(() => ({ method: 'DELETE', path: '/session' }), {
    done: () => {
      clearLocalCopies();
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
  return (
    <DropdownMenu
      popupProps={{ placement: 'bottom-end' }}
      renderSwitcher={(props) => (
        <Button {...props} view="flat" size="l" aria-haspopup="menu" aria-label={`${me.fullName}: меню`}>
          <Icon data={Person} size={16} />
          <span className="user-menu__name">{me.fullName}</span>
          <Icon data={ChevronDown} size={16} />
        </Button>
      )}
      items={[
        {
          text: 'Выйти',
          iconStart: <Icon data={ArrowRightFromSquare} size={16} />,
          action: () => signOut.mutate(),
        },
      ]}
    >
      <div className="user-menu__about">
        <strong>{me.fullName}</strong>
        <span>{me.post}</span>
        {me.centreName && <span>{me.centreName}</span>}
        <span className="secondary">{me.roles.map((role) => nameOf(roleNames, role)).join(', ')}</span>
      </div>
    </DropdownMenu>
  );
}
