/** In which role the person works where, and whom the person replaces today: what the menu says of oneself. */
import { nameOf, roleNames } from '../labels.ts';
import { russianDay } from '../report-words.ts';
import type { Me } from '../use-session.ts';
import { groupsOfPosts } from './post-groups.ts';

export function OwnPosts({ me }: { readonly me: Me }) {
  return (
    <>
      {me.posts.length === 0 && <p className="secondary">Сегодня у вас нет ни одной роли.</p>}
      {groupsOfPosts(me.posts).map(({ place, note, roles }) => (
        <p key={place + note} className="user-menu__posts">
          <strong className="block">{place}</strong>
          {note && <span className="secondary block">{note}</span>}
          {roles.map((role) => nameOf(roleNames, role)).join(', ')}
        </p>
      ))}
      {me.replacing.map(({ name, lastDay }) => (
        <p key={name} className="user-menu__replacing">
          Вы замещаете: <strong>{name}</strong> до {russianDay(lastDay)} включительно
        </p>
      ))}
    </>
  );
}
