/** The addresses of the application. Every screen is its own lazy chunk; filters live in typed search parameters. */
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, type AnyRouter } from '@tanstack/react-router';
import { readAuditSearch } from './pages/audit/audit-search.ts';
import { readReportSearch } from './pages/reports/report-search.ts';
import {
  readCaseDiagramSearch,
  readCaseSearch,
  readDeadlineSearch,
  readSignalSearch,
  readTaskSearch,
} from './search-params.ts';
import { readPeopleSearch } from './pages/administration/people-search.ts';
import { readRulesSearch } from './pages/administration/rules/rules-search.ts';
import { readCalendarSearch } from './pages/calendar/calendar-search.ts';
import { readPaperSearch, readTemplateSearch } from './pages/papers/paper-search.ts';
import { reducedRoutes } from './reduced-routes.ts';
import { root } from './root-route.ts';
import { HomePage } from './shell/home-page.tsx';
import { RouteFailure } from './shell/route-failure.tsx';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomePage,
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: readTaskSearch,
  component: lazyRouteComponent(() => import('./pages/task-list/task-list-page.tsx'), 'TaskListPage'),
});
const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('./pages/task/task-page.tsx'), 'TaskPage'),
});
const signals = createRoute({
  getParentRoute: () => root,
  path: '/signals',
  validateSearch: readSignalSearch,
  component: lazyRouteComponent(() => import('./pages/signals/journal-page.tsx'), 'JournalPage'),
});
const newSignal = createRoute({
  getParentRoute: () => root,
  path: '/signals/new',
  component: lazyRouteComponent(() => import('./pages/signals/register-page.tsx'), 'RegisterPage'),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./pages/cases/cases-page.tsx'), 'CasesPage'),
});
const caseCard = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./pages/case-card/case-card-page.tsx'), 'CaseCardPage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/records/$submissionId',
  component: lazyRouteComponent(() => import('./pages/case-card/record-page.tsx'), 'RecordPage'),
});
const caseDiagram = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/diagram',
  validateSearch: readCaseDiagramSearch,
  component: lazyRouteComponent(() => import('#web-modeler/case-diagram-page.tsx'), 'CaseDiagramPage'),
});
const deadlines = createRoute({
  getParentRoute: () => root,
  path: '/deadlines',
  validateSearch: readDeadlineSearch,
  component: lazyRouteComponent(() => import('./pages/deadlines/deadlines-page.tsx'), 'DeadlinesPage'),
});
const alarms = createRoute({
  getParentRoute: () => root,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./pages/alarms/alarms-page.tsx'), 'AlarmsPage'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./pages/reports/period-report-page.tsx'), 'PeriodReportPage'),
});
const failures = createRoute({
  getParentRoute: () => root,
  path: '/failures',
  component: lazyRouteComponent(() => import('./pages/failures/failures-page.tsx'), 'FailuresPage'),
});
const papers = createRoute({
  getParentRoute: () => root,
  path: '/papers',
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import('./pages/papers/papers-page.tsx'), 'PapersPage'),
});
const paperTemplates = createRoute({
  getParentRoute: () => root,
  path: '/paper-templates',
  validateSearch: readTemplateSearch,
  component: lazyRouteComponent(() => import('./pages/paper-templates/templates-page.tsx'), 'TemplatesPage'),
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./pages/calendar/calendar-page.tsx'), 'CalendarPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});
const breakGlass = createRoute({
  getParentRoute: () => root,
  path: '/break-glass',
  component: lazyRouteComponent(() => import('./pages/break-glass/break-glass-page.tsx'), 'BreakGlassPage'),
});
const administration = createRoute({
  getParentRoute: () => root,
  path: '/administration',
  component: lazyRouteComponent(() => import('./pages/administration/administration-home.tsx'), 'AdministrationHome'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/administration/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./pages/administration/people-page.tsx'), 'PeoplePage'),
});
const newPerson = createRoute({
  getParentRoute: () => root,
  path: '/administration/people/new',
  component: lazyRouteComponent(() => import('./pages/administration/new-person-page.tsx'), 'NewPersonPage'),
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/administration/people/$userId',
  component: lazyRouteComponent(() => import('./pages/administration/person-page.tsx'), 'PersonPage'),
});
const absences = createRoute({
  getParentRoute: () => root,
  path: '/administration/absences',
  component: lazyRouteComponent(() => import('./pages/administration/absences-page.tsx'), 'AbsencesPage'),
});
const places = createRoute({
  getParentRoute: () => root,
  path: '/administration/places',
  component: lazyRouteComponent(() => import('./pages/administration/places-page.tsx'), 'PlacesPage'),
});
const agencies = createRoute({
  getParentRoute: () => root,
  path: '/administration/agencies',
  component: lazyRouteComponent(() => import('./pages/administration/agencies-page.tsx'), 'AgenciesPage'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/administration/rules',
  validateSearch: readRulesSearch,
  component: lazyRouteComponent(() => import('./pages/administration/rules/rules-page.tsx'), 'RulesPage'),
});
const diagrams = createRoute({
  getParentRoute: () => root,
  path: '/diagrams',
  component: lazyRouteComponent(() => import('#web-modeler/releases-page.tsx'), 'ReleasesPage'),
});
const resource = createRoute({
  getParentRoute: () => root,
  path: '/diagrams/$releaseId/$name',
  component: lazyRouteComponent(() => import('#web-modeler/resource-page.tsx'), 'ResourcePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});
const credentials = createRoute({
  getParentRoute: () => root,
  path: '/credentials/$token',
  component: lazyRouteComponent(() => import('./pages/credentials/credentials-page.tsx'), 'CredentialsPage'),
});

const routeTree = root.addChildren([
  home,
  tasks,
  task,
  signals,
  newSignal,
  cases,
  caseCard,
  record,
  caseDiagram,
  ...reducedRoutes,
  deadlines,
  alarms,
  failures,
  reports,
  papers,
  paperTemplates,
  administration,
  people,
  newPerson,
  person,
  absences,
  places,
  agencies,
  rules,
  calendar,
  audit,
  breakGlass,
  diagrams,
  resource,
  account,
  credentials,
]);

function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultErrorComponent: RouteFailure,
    scrollRestoration: true,
    defaultPreload: 'intent',
  });
}

/** The router of one window. */
export const createAppRouter: (client: QueryClient) => AnyRouter = makeRouter;

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
