/** The frame of every screen: who is signed in, header, banners, the page itself. Without a session it shows the sign-in. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Loader } from '@gravity-ui/uikit';
import { useEffect } from 'react';
import { toProblem } from '../api-problem.ts';
import { listenToChanges } from '../live-updates.ts';
import { SetupPage, useSetupNeeded } from '../pages/setup/setup-page.tsx';
import { SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { sessionQuery } from '../queries.ts';
import type { Me } from '../use-session.ts';
import { AppHeader } from './app-header.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { Outcome } from './outcome-region.tsx';
import { PurposeDialog } from './purpose-dialog.tsx';

/** Pages that are there before anybody signs in. */
const publicPage = /^\/credentials\//;

export function AppShell() {
  const session = useQuery(sessionQuery);
  const { pathname } = useLocation();
  if (publicPage.test(pathname)) return <Outlet />;
  if (session.isPending) return <StartScreen />;
  // Who is known to be here stays while the server cannot be asked.
  if (session.isError && session.data === undefined)
    return <FailedStart error={session.error} retry={() => void session.refetch()} />;
  return session.data ? <SignedIn me={session.data} /> : <Door />;
}

/** A system without people is begun first. */
function Door() {
  const empty = useSetupNeeded();
  if (empty === undefined) return <StartScreen />;
  return empty ? <SetupPage /> : <SignInPage />;
}

function StartScreen() {
  return (
    <main className="start-screen" aria-busy="true" aria-label="Загружаем «Семь шагов»">
      <Loader size="l" />
    </main>
  );
}

function FailedStart({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  return (
    <main className="start-screen">
      <ProblemNotice problem={toProblem(error)} retry={retry} />
    </main>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  useEffect(() => listenToChanges(client), [client]);
  return (
    <>
      <a className="skip-link" href="#content">
        Перейти к содержанию
      </a>
      {me.demo && <p className="demo-banner">Демонстрационные данные: люди вымышлены</p>}
      <AppHeader me={me} />
      <ConnectionNotice />
      <Outcome />
      <PurposeDialog />
      <main id="content" className="page" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
