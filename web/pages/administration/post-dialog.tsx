/** One more post for a person. */
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { StaffPersonCard } from '../../administration-queries.ts';
import { dayOfMoment } from '../../day-text.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { emptyPost, type PostDraft, postErrors, postOf } from './post-draft.ts';
import { PostFields } from './post-fields.tsx';
import { type Deed, useDeed } from './use-deed.ts';

type Props = {
  readonly person: StaffPersonCard;
  readonly close: () => void;
  readonly done: (deed: Deed) => void;
};

export function PostDialog({ person, close, done }: Props) {
  const { zone } = useMoments();
  const [draft, setDraft] = useState<PostDraft>(() => emptyPost(dayOfMoment(serverNow(), zone)));
  const [checked, setChecked] = useState(false);
  const wrong = postErrors(draft);
  const path = `/administration/people/${person.id}/posts`;
  const said = `Роль назначена: ${nameOf(roleNames, draft.role)}`;
  const request = useDeed<ApiSchemas['CreatedRecord']>((_deed, { id }) => {
    done({ path, said, undo: { path: `${path}/${id}/end`, said: 'Назначение отменено' } });
    close();
  });
  const apply = () => {
    setChecked(true);
    if (!request.isPending && Object.keys(wrong).length === 0) request.mutate({ path, body: postOf(draft), said });
  };
  return (
    <FormDialog
      title="Назначить роль"
      caption={`Роль: ${person.fullName}`}
      apply="Назначить"
      cancel="Не назначать"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <PostFields draft={draft} wrong={checked ? wrong : {}} edit={(part) => setDraft({ ...draft, ...part })} />
    </FormDialog>
  );
}
