/** Posts gathered by place, agency and the absent colleague whose they are, in the order in which the server tells them. Pure. */
import type { Me, Role } from '../use-session.ts';

type Post = Me['posts'][number];
type PostGroup = { readonly place: string; readonly note: string; readonly roles: readonly Role[] };

export function groupsOfPosts(posts: readonly Post[]): readonly PostGroup[] {
  const groups = new Map<string, { place: string; note: string; roles: Role[] }>();
  for (const post of posts) {
    const note = noteOf(post);
    const key = JSON.stringify([post.place, note]);
    const group = groups.get(key) ?? { place: post.place, note, roles: [] };
    if (!group.roles.includes(post.role)) group.roles.push(post.role);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function noteOf({ wholeTerritory, agency, replaced }: Post): string {
  const notes = [
    agency,
    wholeTerritory && 'вся территория и её центры',
    replaced && `за отсутствующего сотрудника: ${replaced}`,
  ];
  return notes.filter(Boolean).join('; ');
}
