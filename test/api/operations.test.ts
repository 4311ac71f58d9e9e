/** Every operation answers as its description says, on a case that lived through its steps; nothing typed reaches the log. */
import { operations } from '#api/operations.ts';
import { CANARY, openOperations, type Operations } from '#test/support/lived-operations.ts';
import { auditOperations, reducedOperations } from './operations-of-access.ts';
import { bodyOperations } from './operations-of-bodies.ts';
import { cardOperations, clockOperations, paperOperations } from './operations-of-case.ts';
import { listOperations } from './operations-of-lists.ts';
import { accountOperations, administrationOperations } from './operations-of-people.ts';

let lived: Operations;

beforeAll(async () => {
  lived = await openOperations();
});

afterAll(() => lived.close());

const groups = [
  ...[
    cardOperations,
    clockOperations,
    listOperations,
    paperOperations,
    auditOperations,
    reducedOperations,
    bodyOperations,
  ],
  ...[accountOperations, administrationOperations],
];
for (const group of groups) group(() => lived);

describe('in the end', () => {
  it('every operation was asked', async () => {
    for (const id of ['readSession', 'liveness', 'readiness', 'readOpenApi']) await lived.call('duty', id);
    await lived.call('agency', 'signOut');
    const left = operations.map(({ id }) => id).filter((id) => !lived.called.has(id));
    expect(left).toEqual(['liveEvents']);
  });

  it('nothing that was typed, no name, no login and no password stands in the log or in the audit', async () => {
    const { api, casework, caseId } = lived;
    await lived.clients['head']?.call('searchTasks', { body: { list: 'mine', search: CANARY } });
    await lived.clients['head']?.call('registerSignal', { body: { facts: CANARY } });
    await api.signIn(`login-${CANARY}`, `password-${CANARY}`);
    const log = api.log();
    expect(log.split('\n').length).toBeGreaterThan(30);
    expect(log).toContain('/api/tasks');
    for (const word of [CANARY, encodeURIComponent(CANARY), 'sem-shagov-2026', 'Примеров', 'seven.sid', 'Главина']) {
      expect(log.toLowerCase()).not.toContain(word.toLowerCase());
    }
    expect(JSON.stringify(await casework.owner('audit_log').select())).not.toContain(CANARY);
    const outbox = JSON.stringify(await casework.owner('outbox').select('command'));
    expect(outbox).toContain(caseId);
    expect(outbox).not.toContain(CANARY);
  });
});
