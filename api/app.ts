/** The web server: security headers, sessions, the declared operations below /api, and the application's files. */
import path from 'node:path';
import express, { type Express, type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { pinoHttp } from 'pino-http';
import type { Clock } from '#clock';
import type { FormValidator } from '#form-runtime/validate-form.ts';
import { errorInCodes, type Log, pathInLog } from '#log';
import type { Database } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { absenceRoutes } from './absences.ts';
import { accountRoutes } from './account.ts';
import { administrationAccessRoutes } from './administration-access.ts';
import { administrationPeopleRoutes } from './administration-people.ts';
import { administrationPlaceRoutes, placeChangeRoutes } from './administration-places.ts';
import { agencyMessageRoutes } from './agency-messages.ts';
import { agencyWorkRoutes } from './agency-work.ts';
import { auditRoutes } from './audit.ts';
import { breakGlassRoutes } from './break-glass.ts';
import { calendarRoutes } from './calendars.ts';
import { caseRoutes } from './cases.ts';
import { contactRoutes } from './contacts.ts';
import { credentialRoutes } from './credentials.ts';
import { deadlineRoutes } from './deadlines.ts';
import { failureRoutes } from './failures.ts';
import { emergencyRoutes } from './emergencies.ts';
import { errorHandler, sendProblem, unknownOperation } from './errors.ts';
import type { LiveEvents } from './live-events.ts';
import type { OfficeSuite } from '#exchange/office-suite.ts';
import { operations } from './operations.ts';
import { paperTemplateRoutes } from './paper-templates.ts';
import { paperRoutes } from './papers.ts';
import { placeRoutes } from './places.ts';
import { processRoutes } from './processes.ts';
import { bodyIsJson, jsonBody, knownMethod, sameOrigin } from './request-checks.ts';
import { createReleaseForms } from './release-forms.ts';
import { reportRoutes } from './reports.ts';
import { rulesRoutes } from './rules.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session.ts';
import { setupRoutes } from './setup.ts';
import { signalRoutes } from './signals.ts';
import { supervisionRoutes } from './supervision.ts';
import { supportRoutes } from './support.ts';
import { type SystemState, systemRoutes } from './system.ts';
import { passingTaskRoutes } from './passing-tasks.ts';
import { taskRoutes } from './tasks.ts';

export type AppParts = {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Seals what must not lie in the open in the database. */
  readonly ring: KeyRing;
  readonly sessions: RequestHandler;
  readonly live: LiveEvents;
  readonly validator: FormValidator;
  readonly state: () => SystemState;
  readonly demo: boolean;
  /** From it comes the code with which an empty system is begun. */
  readonly setupPassword: string;
  /** Whether a proxy in front speaks HTTPS to people. */
  readonly secure: boolean;
  /** Addresses whose word about the sender is taken (X-Forwarded-For): the proxies in front. */
  readonly proxies?: readonly string[];
  readonly webRoot: string;
  /** File of the own authority, which tablets fetch to trust the certificate. */
  readonly authority?: string | undefined;
  /** Makes PDF where the machine can. */
  readonly office?: OfficeSuite | undefined;
};

const minuteMs = 60_000;
const requestsAMinute = 6_000;

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...(parts.proxies ?? [])]);
  app.use(requestLog(parts.log));
  app.use(securityHeaders(parts.secure));
  app.use(knownMethod);
  app.use('/api', apiRouter(parts), unknownOperation);
  app.use(webFiles(parts.webRoot, parts.authority));
  app.use(errorHandler(parts.log));
  return app;
}

/** Requests by method, path and status; nothing that somebody typed. */
function requestLog(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    autoLogging: { ignore: (request) => request.url?.startsWith('/api/health') ?? false },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: pathInLog(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: errorInCodes,
    },
  });
}

function apiRouter(parts: AppParts): Router {
  const router = Router({ strict: true });
  systemRoutes(router, parts);
  router.use(limiter(requestsAMinute), sameOrigin, bodyIsJson, parts.sessions, jsonBody());
  refuseOtherMethods(router, (known) => !known.includes('{'));
  sessionRoutes(router, parts);
  credentialRoutes(router, parts);
  accountRoutes(router, parts);
  setupRoutes(router, parts);
  const forms = createReleaseForms();
  taskRoutes(router, { ...parts, forms });
  passingTaskRoutes(router, parts);
  signalRoutes(router, parts);
  placeRoutes(router, parts);
  caseRoutes(router, { ...parts, forms });
  supportRoutes(router, parts);
  supervisionRoutes(router, parts);
  agencyWorkRoutes(router, parts);
  agencyMessageRoutes(router, parts);
  auditRoutes(router, parts);
  breakGlassRoutes(router, parts);
  contactRoutes(router, parts);
  emergencyRoutes(router, parts);
  deadlineRoutes(router, parts);
  calendarRoutes(router, parts);
  absenceRoutes(router, parts);
  administrationPeopleRoutes(router, parts);
  administrationAccessRoutes(router, parts);
  administrationPlaceRoutes(router, parts);
  placeChangeRoutes(router, parts);
  rulesRoutes(router, parts);
  failureRoutes(router, parts);
  paperRoutes(router, parts);
  paperTemplateRoutes(router, parts);
  processRoutes(router, parts);
  reportRoutes(router, parts);
  router.get('/events', parts.live.handle);
  refuseOtherMethods(router, (known) => known.includes('{'));
  return router;
}

/** Fixed addresses come before the operations, or `/tasks/search` would be read as a task of that name by other methods. */
function refuseOtherMethods(router: Router, which: (known: string) => boolean): void {
  for (const declared of new Set(operations.map(({ path: known }) => known).filter(which))) {
    router.all(declared.replace(/\{(\w+)\}/g, ':$1'), otherMethods(declared));
  }
}

/** 405 with the methods that the path knows. */
function otherMethods(known: string): RequestHandler {
  const methods = operations.filter((declared) => declared.path === known).map(({ method }) => method.toUpperCase());
  const answered = new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
  return (request, response, next) => {
    if (answered.has(request.method)) return next();
    response.set('Allow', methods.join(', '));
    sendProblem(response, { status: 405, code: 'METHOD_NOT_ALLOWED', title: 'Этот метод здесь не предусмотрен' });
  };
}

function limiter(limit: number): RequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false },
    handler: (_request, response) =>
      sendProblem(response, { status: 429, code: 'TOO_MANY', title: 'Слишком много запросов: подождите минуту' }),
  });
}

/** Hashed files are kept by browsers for long; every other address is a page of the application. */
function webFiles(root: string, authority: string | undefined): Router {
  const router = Router();
  const page = path.resolve(root, 'index.html');
  router.use(
    '/assets',
    express.static(path.resolve(root, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.use(express.static(path.resolve(root), { index: false }));
  if (authority) {
    router.get('/authority.crt', (_request, response) => {
      response.type('application/x-x509-ca-cert').sendFile(path.resolve(authority));
    });
  }
  router.get(/^\/(?!api(\/|$)).*/, (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
  router.use((_request, response) => {
    response.set('Allow', 'GET, HEAD');
    sendProblem(response, { status: 405, code: 'METHOD_NOT_ALLOWED', title: 'Этот метод здесь не предусмотрен' });
  });
  return router;
}
