/** «Моя учётная запись»: own password, the code of the telephone, the devices where one is signed in. */
import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '../../account-queries.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { OwnPassword } from './own-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnTelephone } from './own-telephone.tsx';

export function AccountPage() {
  const account = useQuery(accountQuery);
  return (
    <>
      <PageHeading title="Моя учётная запись" lead={account.data && `${account.data.fullName}, ${account.data.post}`}>
        <AsOf at={account.data?.asOf} />
      </PageHeading>
      <QueryView query={account}>
        {(data) => (
          <div className="account">
            <OwnPassword account={data} />
            <OwnTelephone account={data} />
            <OwnSessions account={data} />
          </div>
        )}
      </QueryView>
    </>
  );
}
