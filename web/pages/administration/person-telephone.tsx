/** The second step of a person's sign-in: taken away when the telephone and the recovery codes are lost. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { personSessionsQuery, type StaffPersonCard } from '../../administration-queries.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Deed } from './use-deed.ts';

type Props = { readonly person: StaffPersonCard; readonly done: (deed: Deed) => void };

/** Nothing is shown for whom it is off: the person switches it on alone. */
export function PersonTelephone({ person, done }: Props) {
  const { data } = useQuery(personSessionsQuery(person.id));
  const [asking, setAsking] = useState(false);
  const path = `/administration/people/${person.id}/second-factor/reset`;
  if (!data?.secondFactor) return null;
  return (
    <>
      <h3>Код из телефона подключён</h3>
      <p className="secondary">
        Потеряны телефон и запасные коды? Убедитесь, что просит сам сотрудник, и сбросьте код.
      </p>
      <Button size="l" view="outlined" onClick={() => setAsking(true)}>
        Сбросить код из телефона
      </Button>
      {asking && (
        <ConfirmDialog
          title="Сбросить код из телефона?"
          apply="Сбросить"
          deed={{ path, said: 'Код из телефона сброшен' }}
          close={() => setAsking(false)}
          done={done}
        >
          <p>
            {person.fullName} выйдет на всех устройствах и до нового подключения будет входить только по паролю. Если
            роли нужен второй шаг, система попросит подключить телефон при ближайшем входе.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
