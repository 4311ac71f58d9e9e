/** The root of all addresses: the shell around every screen. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { AppShell } from './shell/app-shell.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';

type Context = { readonly client: QueryClient };

export const root = createRootRouteWithContext<Context>()({ component: AppShell, notFoundComponent: NotFoundPage });
