/** Questions about nobody's case: signing in, the own account, what every visitor may ask. */
import { password, type Questions } from './question.ts';

const unknownToken = 'nobody-was-given-this-token';
const installation = {
  ...{ code: '0000', region: 'Область', district: 'Район', centre: { name: 'Центр', timeZone: 'Europe/Moscow' } },
  person: { fullName: 'Иванова Анна', post: 'администратор', login: 'first', password },
};

export const ofOneself: Questions = [
  ['signIn', {}],
  ['readSetup', {}],
  ['beginInstallation', { asked: { body: installation } }],
  ['passSecondStep', { asked: { body: { code: '000000' } } }],
  ['beginEnrolment', {}],
  ['confirmEnrolment', { asked: { body: { code: '000000' } } }],
  ['rememberDevice', {}],
  ['readCredentialLink', { asked: { body: { token: unknownToken } } }],
  ['choosePassword', { asked: { body: { token: unknownToken, password } } }],
  ['readAccount', {}],
  ['changeOwnPassword', { asked: { body: { currentPassword: 'wrong-password', password } } }],
  ['endOwnSession', { asked: { params: { sessionId: '00000000-0000-4000-8000-000000000000' } } }],
  ['endOtherSessions', { fresh: true }],
  ['signOutEverywhere', { fresh: true }],
  ['beginSecondFactor', { asked: { body: { currentPassword: 'wrong-password' } } }],
  ['confirmSecondFactor', { asked: { body: { code: '000000' } } }],
  ['removeSecondFactor', { asked: { body: { currentPassword: 'wrong-password' } } }],
  ['renewRecoveryCodes', { asked: { body: { currentPassword: 'wrong-password' } } }],
  ['readSession', {}],
  ['signOut', { fresh: true }],
  ['liveness', {}],
  ['readiness', {}],
  ['liveEvents', {}],
  ['readOpenApi', {}],
];
