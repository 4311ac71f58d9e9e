/** Addresses of reduced readings: an officer's of another body, a supervisor's. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.ts';

const agencyWork = createRoute({
  getParentRoute: () => root,
  path: '/agency-work',
  component: lazyRouteComponent(() => import('./pages/agency-work/agency-work-page.tsx'), 'AgencyWorkPage'),
});
const agencyCard = createRoute({
  getParentRoute: () => root,
  path: '/agency-work/$caseId',
  component: lazyRouteComponent(() => import('./pages/agency-work/agency-card-page.tsx'), 'AgencyCardPage'),
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

export const reducedRoutes = [agencyWork, agencyCard, supervision, supervisedCase] as const;
