/** Addresses of reduced readings: an officer's of another body, a supervisor's. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';
import { readAgencyWorkSearch } from './search-params.ts';

const agencyWork = createRoute({
  getParentRoute: () => root,
  path: '/agency-work',
  validateSearch: readAgencyWorkSearch,
  component: lazyRouteComponent(() => import('./pages/agency-work/agency-work-page.tsx'), 'AgencyWorkPage'),
});
const agencyCard = createRoute({
  getParentRoute: () => root,
  path: '/agency-work/$caseId',
  component: lazyRouteComponent(() => import('./pages/agency-work/agency-card-page.tsx'), 'AgencyCardPage'),
});
const agencyMessages = createRoute({
  getParentRoute: () => root,
  path: '/agency-work/messages',
  component: lazyRouteComponent(() => import('./pages/agency-work/own-messages-page.tsx'), 'OwnMessagesPage'),
});
const reportChild = createRoute({
  getParentRoute: () => root,
  path: '/agency-work/messages/new',
  component: lazyRouteComponent(() => import('./pages/agency-work/report-child-page.tsx'), 'ReportChildPage'),
});
const supervision = createRoute({
  getParentRoute: () => root,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./pages/supervision/supervision-page.tsx'), 'SupervisionPage'),
});
const supervisedCase = createRoute({
  getParentRoute: () => root,
  path: '/supervision/$caseId',
  component: lazyRouteComponent(() => import('./pages/supervision/supervised-case-page.tsx'), 'SupervisedCasePage'),
});

export const reducedRoutes = [
  agencyWork,
  agencyCard,
  agencyMessages,
  reportChild,
  supervision,
  supervisedCase,
] as const;
