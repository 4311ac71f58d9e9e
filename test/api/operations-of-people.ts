/** What is asked about people and places: the own account and administration. */
import type { Asked } from '#test/support/api.ts';
import { idOf } from '#test/support/casework.ts';
import { CANARY, type Operations } from '#test/support/lived-operations.ts';

/** Sign-in and the own account. */
export function accountOperations(lived: () => Operations): void {
  describe('sign-in and the own account', () => {
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ call, caseId } = lived());
    });

    it('answer as described, whatever is wrong', async () => {
      const token = 'no-such-token-of-a-link';
      const wrong = { body: { currentPassword: CANARY } };
      const asked: readonly (readonly [operation: string, asked: Asked, status: number])[] = [
        ['rememberDevice', {}, 204],
        ['readAccount', {}, 200],
        ['changeOwnPassword', { body: { currentPassword: CANARY, password: CANARY } }, 422],
        ['beginSecondFactor', wrong, 422],
        ['confirmSecondFactor', { body: { code: '000000' } }, 409],
        ['removeSecondFactor', wrong, 422],
        ['renewRecoveryCodes', wrong, 422],
        ['passSecondStep', { body: { code: '000000' } }, 401],
        ['beginEnrolment', {}, 401],
        ['confirmEnrolment', { body: { code: '000000' } }, 401],
        ['readCredentialLink', { body: { token } }, 404],
        ['choosePassword', { body: { token, password: CANARY } }, 404],
        ['endOwnSession', { params: { sessionId: caseId } }, 404],
        ['endOtherSessions', {}, 200],
        ['signOutEverywhere', {}, 200],
      ];
      for (const [operation, request, status] of asked) {
        expect([operation, (await call('supervisor', operation, request)).status]).toEqual([operation, status]);
      }
    });
  });
}

/** People, posts, rules, absences and places. */
export function administrationOperations(lived: () => Operations): void {
  describe('administration', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];

    beforeAll(() => {
      ({ casework, call } = lived());
    });

    const today = new Date().toISOString().slice(0, 10);
    const place = { centreId: 'centre-uvarovo', since: today };
    type Step = readonly [operation: string, asked: Asked, status: number];
    const walk = async (steps: readonly Step[]) => {
      for (const [operation, asked, status] of steps) {
        expect([operation, (await call('admin', operation, asked)).status]).toEqual([operation, status]);
      }
    };

    it('of people and their posts', async () => {
      const names = { fullName: `${CANARY} Анна`, post: CANARY };
      const body = { ...names, login: 'canary', firstPost: { ...place, role: 'dutyOfficer' } };
      const params = { userId: (await call('admin', 'addPerson', { body })).body.id };
      const given = await call('admin', 'givePost', { params, body: { ...place, role: 'psychologist' } });
      const post = { ...params, postId: given.body.id };
      await walk([
        ['searchPeople', { body: { text: CANARY } }, 200],
        ['readPerson', { params }, 200],
        ['renamePerson', { params, body: names }, 204],
        ['endPost', { params: post }, 204],
        ['changePostEnd', { params: post, body: { lastDay: null } }, 204],
        ['issueCredentialLink', { params }, 200],
        ['listPersonSessions', { params }, 200],
        ['endPersonSessions', { params }, 200],
        ['resetSecondFactor', { params }, 409],
        ['setPersonBlocked', { params, body: { blocked: true } }, 204],
      ]);
    });

    it('of rules', async () => {
      const kind = 'case-access';
      const content = { closedCaseMonths: 6, invitationDays: 7, breakGlassHours: 12 };
      await walk([
        ['readRules', { params: { kind } }, 200],
        ['previewRules', { body: { kind, content } }, 200],
        ['addRules', { body: { kind, content, validFrom: '2099-01-01', source: CANARY, basedOn: 1 } }, 201],
        ['withdrawRules', { params: { kind, version: '2' } }, 204],
      ]);
    });

    it('of absences and places, and the first setup of a system that has people', async () => {
      const days = { userId: idOf(casework, 'psychologist'), fromDay: today, toDay: today, kind: 'SICK' };
      const { id: absenceId } = (await call('admin', 'recordAbsence', { body: days })).body;
      const added = { kind: 'agency', territoryId: 'tambov', agencyKind: 'OTHER', name: CANARY };
      const { id: placeId } = (await call('admin', 'addPlace', { body: added })).body;
      const agency = { params: { kind: 'agency', placeId } };
      const served = { params: { placeId: 'centre-rzhaksa' }, body: { territoryIds: ['rzhaksinsky'] } };
      const person = { fullName: CANARY, post: CANARY, login: 'first', password: CANARY };
      const centre = { name: CANARY, timeZone: 'Europe/Moscow' };
      const centreTime = {
        params: { placeId: 'centre-rzhaksa' },
        body: { timeZone: 'Europe/Samara', calendarId: 'ru' },
      };
      await walk([
        ['listAbsences', {}, 200],
        ['listAbsenceStaff', {}, 200],
        ['reviseAbsence', { params: { absenceId }, body: { cancelled: true } }, 204],
        ['readOrganisation', {}, 200],
        ['renamePlace', { ...agency, body: { name: `${CANARY} 2` } }, 204],
        ['setAgencyClosed', { params: { placeId }, body: { closed: true } }, 204],
        ['removePlace', agency, 204],
        ['setServedTerritories', served, 204],
        ['previewTerritoryMove', { params: { placeId: 'uvarovsky' }, body: { parentId: 'uvarovo' } }, 200],
        ['moveTerritory', { params: { placeId: 'uvarovsky' }, body: { parentId: 'tambov' } }, 204],
        ['previewCentreTime', centreTime, 200],
        ['changeCentreTime', centreTime, 200],
        ['readSetup', {}, 200],
        ['beginInstallation', { body: { code: CANARY, region: CANARY, district: CANARY, centre, person } }, 409],
      ]);
    });
  });
}
