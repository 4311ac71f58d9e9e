/** The posts of a person: held now, to come and past; given, ended and given back here. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { StaffPersonCard, StaffPost } from '../../administration-queries.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { russianDay } from '../../report-words.ts';
import { useAccess } from './administration-frame.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { PostDialog } from './post-dialog.tsx';
import type { Deed } from './use-deed.ts';

type Props = { readonly person: StaffPersonCard; readonly done: (deed: Deed) => void };

export function PersonPosts({ person, done }: Props) {
  const [adding, setAdding] = useState(false);
  const mayGive = useAccess().can('change', 'People') && !person.self;
  const held = person.posts.filter(({ state }) => state !== 'ENDED');
  const past = person.posts.filter(({ state }) => state === 'ENDED');
  return (
    <section className="card">
      <h2>Роли</h2>
      {held.length > 0 ? (
        <PostList posts={held} person={person} done={done} />
      ) : (
        <p className="secondary">Сейчас ролей нет: войти можно, но ни один раздел не откроется.</p>
      )}
      {mayGive && (
        <Button size="l" view="outlined" onClick={() => setAdding(true)}>
          Назначить роль
        </Button>
      )}
      {past.length > 0 && (
        <details className="past-posts">
          <summary>Прежние роли: {past.length}</summary>
          <PostList posts={past} person={person} done={done} />
        </details>
      )}
      {adding && <PostDialog person={person} close={() => setAdding(false)} done={done} />}
    </section>
  );
}

function PostList({ posts, person, done }: Props & { readonly posts: readonly StaffPost[] }) {
  return (
    <ul className="lines">
      {posts.map((post) => (
        <PostLine key={post.id} post={post} person={person} done={done} />
      ))}
    </ul>
  );
}

function PostLine({ post, person, done }: Props & { readonly post: StaffPost }) {
  const [ending, setEnding] = useState(false);
  const path = `/administration/people/${person.id}/posts/${post.id}`;
  const name = nameOf(roleNames, post.role);
  const back = { method: 'PUT', path, body: { lastDay: post.lastDay }, said: `Роль возвращена: ${name}` } as const;
  return (
    <li className="lines__item">
      <span>
        {name}
        <span className="secondary block">{placeText(post)}</span>
        <span className="secondary block">{daysText(post)}</span>
      </span>
      {post.mayChange && post.state !== 'ENDED' && (
        <Button
          size="m"
          view="outlined"
          aria-label={`Снять роль: ${name}, ${post.place.name}`}
          onClick={() => setEnding(true)}
        >
          Снять
        </Button>
      )}
      {ending && (
        <ConfirmDialog
          title={`Снять роль «${name}»?`}
          apply="Снять роль"
          deed={{ path: `${path}/end`, said: `Роль снята: ${name}`, undo: back }}
          close={() => setEnding(false)}
          done={done}
        >
          <p>
            {person.fullName} сразу потеряет права этой роли ({post.place.name}). Начатая работа останется в системе, её
            передаст заведующая.
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function placeText({ place, unit, agency }: StaffPost): string {
  const where = place.kind === 'territory' ? `${place.name}, вся территория` : place.name;
  return [where, unit?.name, agency?.name].filter(Boolean).join('; ');
}

function daysText({ since, lastDay, state }: StaffPost): string {
  const from = since ? `с ${russianDay(since)}` : 'с начала работы в системе';
  if (state === 'ENDED' && lastDay && since && lastDay < since) return 'снята до первого дня';
  return lastDay ? `${from} по ${russianDay(lastDay)}` : `${from}, без срока`;
}
