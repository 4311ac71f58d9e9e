/** A case whose last answer ended it while the engine was being lost: the answer stays, and nobody asks the new engine for it. */
import { rebuildAfterEngineLoss } from '#actions/rebuild-after-engine-loss.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { answer, type Casework, commands, NOW, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

it('its unsent completion falls away and its task leaves the lists, the submission remains', async () => {
  const { owner, worker } = casework;
  const { caseId } = await register(casework);
  const rejected = {
    ...VALID.receiveSignal.answers,
    signalDecision: 'REJECT',
    decisionReason: 'Нарушений нет',
  } as const;
  const taskId = await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, rejected);
  await owner('cases').where({ id: caseId }).update({ status: 'CLOSED', outcome: 'SIGNAL_REJECT' });
  await owner('engine_epochs').update({ current: false });
  await owner('engine_epochs').insert({ id: 'epoch-2', base_id: 'epoch-2', current: true });

  expect(await rebuildAfterEngineLoss(worker, { epoch: 'epoch-2', now: NOW })).toEqual({ cases: 0, deadlines: 0 });

  const lane = (await commands(casework, caseId)).filter((command) => command['lane'] === `case:${caseId}`);
  expect(lane.map(({ type, state }) => [type, state])).toContainEqual(['completeTask', 'SUPERSEDED']);
  expect(lane.filter(({ state }) => state === 'PENDING')).toEqual([]);
  expect(await owner('tasks').where({ id: taskId }).first('state')).toEqual({ state: 'CANCELED' });
  expect(await owner('cases').where({ id: caseId }).first('status', 'outcome')).toEqual({
    status: 'CLOSED',
    outcome: 'SIGNAL_REJECT',
  });
  expect(await owner('submissions').where({ task_id: taskId })).toHaveLength(1);
});
