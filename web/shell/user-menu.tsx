/** Who works here, in which role, and the way out. Signing out wipes everything kept in this window. */
import { ArrowRightFromSquare, ChevronDown, Person } from '@gravity-ui/icons';
import { Button, Icon } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { clearLocalCopies } from '../local-copies.ts';
import { sessionQuery } from '../queries.ts';
import { forgetSearchWords } from '../search-words.ts';
import { useChange } from '../use-change.ts';
import type { Me } from '../use-session.ts';
import { OwnPosts } from './own-posts.tsx';

export function UserMenu({ me }: { readonly me: Me }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const signOut = useChange<void>(() => ({ method: 'DELETE', path: '/session' }), {
    done: () => {
      clearLocalCopies();
      forgetSearchWords();
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' });
    },
  });
  useEffect(() => {
    const close = (event: Event) => {
      const away = !(event.target instanceof Node && place.current?.contains(event.target));
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : away) setOpen(false);
    };
    for (const type of ['pointerdown', 'focusin', 'keydown']) document.addEventListener(type, close);
    return () => {
      for (const type of ['pointerdown', 'focusin', 'keydown']) document.removeEventListener(type, close);
    };
  }, []);
  return (
    <div ref={place} className="user-menu">
      <Button
        view="flat"
        size="l"
        aria-expanded={open}
        aria-controls="user-menu-panel"
        aria-label={`${me.fullName}: о вас и выход`}
        onClick={() => setOpen(!open)}
      >
        <Icon data={Person} size={16} />
        <span className="user-menu__name">{me.fullName}</span>
        <Icon data={ChevronDown} size={16} />
      </Button>
      <div id="user-menu-panel" className="user-menu__panel" hidden={!open}>
        <p>
          <strong className="block">{me.fullName}</strong>
          {me.post}
        </p>
        <OwnPosts me={me} />
        <Link to="/account" className="link user-menu__account" onClick={() => setOpen(false)}>
          Моя учётная запись
        </Link>
        <Button view="outlined" size="l" width="max" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          <Icon data={ArrowRightFromSquare} size={16} />
          Выйти
        </Button>
        {signOut.error && <p role="alert">{signOut.error.title}</p>}
      </div>
    </div>
  );
}
