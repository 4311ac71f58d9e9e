/** «Моя учётная запись». What changes credentials asks the password again; codes and passwords are kept nowhere as they are. */
import type { Request, Router } from 'express';
import { acceptablePassword, changePassword } from '#actions/change-password.ts';
import { confirmEnrolment, endSecondFactor, enrolSecondFactor, renewRecoveryCodes } from '#actions/second-factor.ts';
import { endAllSessions, endOneSession } from '#actions/end-sessions.ts';
import { DomainError } from '#domain/error.ts';
import { mustHaveSecondFactor } from '#domain/sign-in-rules.ts';
import type { Transaction } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { loginOf, type SignedInPerson } from '#store/people-store.ts';
import { hasSecondFactor, recoveryCodesLeft, secondFactorOf } from '#store/second-factors-store.ts';
import { sessionIdOf, sessionsOf } from '#store/sessions-store.ts';
import { passwordChangedAt, signInRules } from '#store/sign-in-store.ts';
import * as declared from './account-schemas.ts';
import { operate, type Tools } from './operate.ts';
import { checkOwnPassword } from './password-check.ts';
import { qrCode } from './qr-code.ts';

type AccountTools = Tools & { readonly demo: boolean; readonly ring: KeyRing };
type Own = { readonly userId: string; readonly password: string; readonly look: Look };
type Look = <T>(work: (trx: Transaction, person: SignedInPerson) => Promise<T>) => Promise<T>;

export function accountRoutes(router: Router, tools: AccountTools): void {
  operate(router, tools, declared.readAccount, ({ look, request, now }) =>
    look(async (trx, person) => ({ asOf: now, ...(await accountOf(trx, person, { request, demo: tools.demo })) })),
  );

  operate(router, tools, declared.changeOwnPassword, async ({ body, request, look, userId }) => {
    await checkOwnPassword(tools.db, request, { userId, password: body.currentPassword, look });
    const owner = await look(async (trx, { fullName }) => ({ login: await loginOf(trx, userId), fullName }));
    if (body.password === body.currentPassword) throw new DomainError('INVALID_INPUT', { fields: [unchanged] });
    const passwordHash = await acceptablePassword(tools.db, body.password, owner);
    await look((trx) => changePassword(trx, { userId, passwordHash, exceptSid: request.sessionID }));
  });
  sessionListRoutes(router, tools);
  secondFactorRoutes(router, tools);
}

const unchanged = { path: 'password', message: 'Новый пароль совпадает с текущим' };

async function accountOf(
  trx: Transaction,
  person: SignedInPerson,
  { request, demo }: { request: Request; demo: boolean },
) {
  const { id, fullName, post, posts } = person;
  const rules = await signInRules(trx);
  const factor = await secondFactorOf(trx, id);
  const current = await sessionIdOf(trx, request.sessionID);
  const roles = posts.map(({ role }) => role);
  const sessions = await sessionsOf(trx, id);
  return {
    login: await loginOf(trx, id),
    fullName,
    post,
    passwordChangedAt: await passwordChangedAt(trx, id),
    shortestPassword: rules.shortestPassword,
    secondFactor: {
      on: Boolean(factor?.confirmedAt),
      since: factor?.confirmedAt ?? null,
      required: mustHaveSecondFactor(rules, roles, demo),
      recoveryCodesLeft: await recoveryCodesLeft(trx, id),
    },
    sessions: sessions.map((session) => ({ ...session, current: session.id === current })),
  };
}

function sessionListRoutes(router: Router, tools: AccountTools): void {
  operate(router, tools, declared.endOwnSession, ({ params, transact, userId }) =>
    transact((trx) => endOneSession(trx, { userId, sessionId: params.sessionId, by: userId })),
  );

  operate(router, tools, declared.endOtherSessions, ({ request, transact, userId }) =>
    transact(async (trx) => ({
      ended: await endAllSessions(trx, { userId, by: userId, exceptSid: request.sessionID }),
    })),
  );

  operate(router, tools, declared.signOutEverywhere, async ({ request, look, userId }) => {
    const ended = await look((trx) => endAllSessions(trx, { userId, by: userId }));
    await new Promise<void>((resolve, reject) =>
      request.session.destroy((error) => (error ? reject(error) : resolve())),
    );
    return { ended };
  });
}

function secondFactorRoutes(router: Router, { ring, ...tools }: AccountTools): void {
  operate(router, tools, declared.beginSecondFactor, async ({ body, request, look, userId }) => {
    await checkOwnPassword(tools.db, request, { userId, password: body.currentPassword, look });
    const { secret, uri } = await look(async (trx) =>
      enrolSecondFactor(trx, ring, { userId, login: await loginOf(trx, userId) }),
    );
    return { secret, qr: qrCode(uri) };
  });

  operate(router, tools, declared.confirmSecondFactor, async ({ body, look, userId }) => ({
    recoveryCodes: [...(await look((trx) => confirmEnrolment(trx, ring, { userId, code: body.code, at: Date.now() })))],
  }));

  operate(router, tools, declared.removeSecondFactor, async ({ body, request, look, userId }) => {
    const own = { userId, password: body.currentPassword, look };
    const required = await withOwnFactor(tools, request, own, async (trx, { posts }) => {
      const roles = posts.map(({ role }) => role);
      return mustHaveSecondFactor(await signInRules(trx), roles, tools.demo);
    });
    if (required) throw new DomainError('SECOND_FACTOR_REQUIRED');
    await look((trx) => endSecondFactor(trx, userId));
  });

  operate(router, tools, declared.renewRecoveryCodes, async ({ body, request, look, userId }) => {
    const own = { userId, password: body.currentPassword, look };
    return { recoveryCodes: [...(await withOwnFactor(tools, request, own, (trx) => renewRecoveryCodes(trx, userId)))] };
  });
}

/** After the password, and only with a second step that is on. */
async function withOwnFactor<T>(
  tools: Tools,
  request: Request,
  own: Own,
  work: (trx: Transaction, person: SignedInPerson) => Promise<T>,
): Promise<T> {
  await checkOwnPassword(tools.db, request, own);
  return own.look(async (trx, person) => {
    if (!(await hasSecondFactor(trx, own.userId))) throw new DomainError('NO_SECOND_FACTOR');
    return work(trx, person);
  });
}
