/** Sign-in by login and password (argon2id), with a second step for whom it is on; sessions are kept in PostgreSQL. */
import type { Request, Router } from 'express';
import { confirmEnrolment as confirm, enrolSecondFactor, useSecondFactor } from '#actions/second-factor.ts';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { withUser } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { loginOf } from '#store/people-store.ts';
import { rememberDevice as remember, signInRules } from '#store/sign-in-store.ts';
import { budgetKey, type Counted, senderOf, underBudgets } from './attempts.ts';
import { type Door, enter, type Entered, holdForSecondStep, pendingPerson, stepAfterPassword } from './enter.ts';
import { knownDeviceOf, markDevice } from './known-device.ts';
import { operate } from './operate.ts';
import { ownStanding } from './own-standing.ts';
import { checkCredentials } from './password-check.ts';
import { qrCode } from './qr-code.ts';
import { noteRefusedStep } from './refused-steps.ts';
import * as declared from './session-schemas.ts';

const defaultTimeZone = 'Europe/Moscow';
type Tools = Door & { readonly ring: KeyRing; readonly secure: boolean };

export function sessionRoutes(router: Router, tools: Tools): void {
  operate(router, tools, declared.signIn, async ({ body, request, now }) => {
    const userId = await checkCredentials(tools.db, request, body);
    const step = await stepAfterPassword(tools, userId);
    if (!step) return present(await enter(tools, request, userId, 'PASSWORD'), tools.demo, now);
    await holdForSecondStep(request, { userId, step });
    throw new DomainError(step === 'SECOND_FACTOR' ? 'SECOND_FACTOR_NEEDED' : 'ENROLMENT_NEEDED');
  });

  operate(router, tools, declared.passSecondStep, async ({ body, request, now }) => {
    const userId = pendingPerson(request, 'SECOND_FACTOR');
    const used = await checkSecondStep(tools, request, { userId, code: body.code });
    return present(await enter(tools, request, userId, used), tools.demo, now);
  });
  enrolmentRoutes(router, tools);
  deviceRoute(router, tools);

  operate(router, tools, declared.readSession, ({ look, now }) =>
    look(async (trx, person) => present({ person, own: await ownStanding(trx, person) }, tools.demo, now)),
  );

  operate(router, tools, declared.signOut, async ({ request, transact, userId }) => {
    await transact((trx) =>
      writeAudit(trx, {
        actorId: userId,
        actorKind: 'PERSON',
        action: 'SIGN_OUT',
        subjectKind: 'user',
        subjectId: userId,
      }),
    );
    await new Promise<void>((resolve, reject) =>
      request.session.destroy((error) => (error ? reject(error) : resolve())),
    );
  });
}

function deviceRoute(router: Router, tools: Tools): void {
  operate(router, tools, declared.rememberDevice, async ({ request, look, userId }) => {
    const { knownDeviceDays: days } = await signInRules(tools.db);
    const secure = tools.secure || request.secure;
    const known = await knownDeviceOf(tools.db, request, userId);
    const deviceHash = known ?? (request.res ? markDevice(request.res, { days, secure }) : null);
    if (!deviceHash) return;
    await look((trx) => remember(trx, userId, deviceHash));
    request.session.deviceHash = deviceHash;
  });
}

/** For whom the role demands a second step and who has none: nothing else opens before. */
function enrolmentRoutes(router: Router, tools: Tools): void {
  const { db, ring, demo } = tools;
  operate(router, tools, declared.beginEnrolment, async ({ request }) => {
    const userId = pendingPerson(request, 'ENROLMENT');
    const { secret, uri } = await withUser(db, userId, async (trx) =>
      enrolSecondFactor(trx, ring, { userId, login: await loginOf(trx, userId) }),
    );
    return { secret, qr: qrCode(uri) };
  });

  operate(router, tools, declared.confirmEnrolment, async ({ body, request, now }) => {
    const userId = pendingPerson(request, 'ENROLMENT');
    const recoveryCodes = await withUser(db, userId, (trx) =>
      confirm(trx, ring, { userId, code: body.code, at: Date.now() }),
    );
    return {
      me: present(await enter(tools, request, userId, 'ENROLMENT'), demo, now),
      recoveryCodes: [...recoveryCodes],
    };
  });
}

/** Who got here knows the password: strangers together have a budget too, the person's own devices another one. */
async function checkSecondStep(tools: Tools, request: Request, { userId, code }: { userId: string; code: string }) {
  const { db, ring } = tools;
  const counted = await secondStepBudgets(tools, request, userId);
  try {
    return await underBudgets(db, request, counted, async () => {
      const used = await withUser(db, userId, (trx) => useSecondFactor(trx, ring, { userId, code, at: Date.now() }));
      if (!used) throw new DomainError('WRONG_CODE');
      return used;
    });
  } catch (error) {
    if (error instanceof DomainError)
      await noteRefusedStep(db, userId, { action: 'SIGN_IN_SECOND_STEP', reason: error.code });
    throw error;
  }
}

async function secondStepBudgets({ db }: Tools, request: Request, userId: string): Promise<readonly Counted[]> {
  const { attempts } = await signInRules(db);
  const device = await knownDeviceOf(db, request, userId);
  if (device) {
    return [{ key: budgetKey('code from device', device, userId), budget: attempts.secondFactor, onSuccess: 'ALL' }];
  }
  const own = budgetKey('code', senderOf(request), userId);
  const all = budgetKey('code from strangers', userId);
  return [
    { key: own, budget: attempts.secondFactor, onSuccess: 'ALL' },
    { key: all, budget: attempts.secondFactorOfStrangers, onSuccess: 'ONE' },
  ];
}

function present({ person, own }: Entered, demo: boolean, asOf: string) {
  return {
    id: person.id,
    fullName: person.fullName,
    post: person.post,
    centreId: person.centreId,
    centreName: person.centreName,
    roles: [...new Set(person.posts.map(({ role }) => role))],
    posts: [...own.posts],
    replacing: [...own.replacing],
    intakeCentre: own.intakeCentre,
    demo,
    timeZone: person.timeZone ?? defaultTimeZone,
    asOf,
  };
}
