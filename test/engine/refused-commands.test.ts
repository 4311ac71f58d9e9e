/** What the engine refuses is a person's to sort out, and the later commands of that lane wait. */
import { randomUUID } from 'node:crypto';
import { caseLane } from '#engine/commands.ts';
import { EngineError } from '#engine/engine-error.ts';
import { resolveRefused, supersedeLane } from '#store/outbox-store.ts';
import { changed, type Dispatching, openDispatching } from './dispatching.ts';
import { addCase, addPerson, CENTRE } from './engine-database.ts';
import { scriptedEngine } from './scripted-engine.ts';

let dispatching: Dispatching;
let database: Dispatching['database'];
let drained: Dispatching['drained'];
let outbox: Dispatching['outbox'];
let send: Dispatching['send'];
let start: Dispatching['start'];
let states: Dispatching['states'];

beforeAll(async () => {
  dispatching = await openDispatching();
  ({ database, drained, outbox, send, start, states } = dispatching);
});

afterEach(() => dispatching.clear());

afterAll(() => dispatching.close());

describe('a refused command', () => {
  const refusing = () => {
    const refused = new Set(['one']);
    const zeebe = scriptedEngine(({ id }) => {
      if (refused.has(id)) throw new EngineError('refused', 'INVALID_ARGUMENT');
    });
    return { refused, zeebe };
  };

  async function refuse(curatorId: string | null) {
    const { refused, zeebe } = refusing();
    const caseId = await addCase(database.owner, randomUUID(), curatorId);
    const other = randomUUID();
    await send(caseId, changed('one'));
    await send(caseId, changed('two'));
    await send(other, changed('other'));
    const dispatcher = start(zeebe);
    await drained(dispatcher);
    return { refused, zeebe, caseId, dispatcher };
  }

  it('becomes a task for the curator, and the later ones of its lane wait while other lanes go on', async () => {
    const curatorId = await addPerson(database.owner, 'caseCurator');
    const { zeebe, caseId } = await refuse(curatorId);
    expect(zeebe.sent.map(({ id }) => id)).toEqual(['other']);
    expect(await states(caseId)).toEqual(['REFUSED', 'PENDING']);
    const [task] = await database.owner('tasks').where({ case_id: caseId });
    expect([task.kind, task.form_id, task.role, task.assignee, task.centre_id]).toEqual([
      'ATTENTION',
      'sortOut',
      'caseCurator',
      curatorId,
      CENTRE,
    ]);
    const [row] = await outbox(caseId);
    expect(task.payload).toEqual({ outboxId: row.id, code: 'INVALID_ARGUMENT', command: 'deadlineChanged' });
  });

  it('of a case without a curator goes to the head of the unit', async () => {
    const { caseId } = await refuse(null);
    const [task] = await database.owner('tasks').where({ case_id: caseId });
    expect([task.role, task.assignee]).toEqual(['unitHead', null]);
  });

  it.each([
    ['retry', ['DONE', 'DONE'], ['one', 'two']],
    ['skip', ['SKIPPED', 'DONE'], ['two']],
  ] as const)('is answered by a person with «%s», and the lane goes on', async (answer, ended, sent) => {
    const headOfUnit = await addPerson(database.owner, 'unitHead');
    const { refused, zeebe, caseId, dispatcher } = await refuse(null);
    refused.clear();
    const [row] = await outbox(caseId);
    const app = database.connectAgain('seven_app');
    const answered = await app.transaction(async (trx) => {
      await trx.raw(`SELECT set_config('app.user_id', ?, true)`, [headOfUnit]);
      return resolveRefused(trx, row.id, answer);
    });
    expect(answered).toBe(true);
    await drained(dispatcher);
    expect(await states(caseId)).toEqual(ended);
    expect(zeebe.sent.map(({ id }) => id).filter((id) => id !== 'other')).toEqual(sent);
  });

  it('gives way when the case is seated anew', async () => {
    const { caseId } = await refuse(null);
    const superseded = await database.owner.transaction((trx) => supersedeLane(trx, caseLane(caseId)));
    expect(superseded.map(({ command }) => command.type)).toEqual(['deadlineChanged', 'deadlineChanged']);
    expect(await states(caseId)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  });
});
