/** Releases: the stamp on every id and reference, and the repository's version against what a methodologist published. */
import { fileURLToPath } from 'node:url';
import { ensureRelease, loadRepositoryResources, releaseDifference, setChecksum } from '#engine/releases.ts';
import { releaseElements } from '#engine/release-elements.ts';
import { stampId, unstamp } from '#engine/stamp.ts';
import { stamp } from '#engine/stamp-resources.ts';
import {
  addRelease,
  listReleases,
  lockReleases,
  readElements,
  releaseInForce,
  type ReleaseResource,
} from '#store/releases-store.ts';
import { addCase, type EngineDatabase, openEngineDatabase } from './engine-database.ts';
import { partsResources } from './parts-release.ts';
import { scriptedEngine } from './scripted-engine.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const now = '2026-11-23T09:00:00.000Z';
const later = '2026-11-24T09:00:00.000Z';
let resources: ReleaseResource[];

beforeAll(async () => {
  resources = await loadRepositoryResources(root);
});

const changed = (name: string): ReleaseResource[] =>
  resources.map((one) => (one.name === name ? { ...one, content: `${one.content}\n`, checksum: 'changed' } : one));

describe('the stamp', () => {
  it('is taken off again', () => {
    expect(unstamp(stampId('case-seven-steps', 7))).toEqual({ id: 'case-seven-steps', release: 7 });
    expect(unstamp('case-seven-steps')).toEqual({ id: 'case-seven-steps', release: null });
    expect(unstamp('a.r1.r22')).toEqual({ id: 'a.r1', release: 22 });
  });

  it('stands on every process, decision, form and start message of the repository, and on every reference', async () => {
    const stamped = await stamp(resources, 7);
    const text = stamped.map(({ content }) => content).join('\n');
    const ids = [...text.matchAll(/(?:formId|decisionId|processId)="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !id.endsWith('.r7'))).toEqual([]);
    expect(text).toContain('<bpmn:process id="case-seven-steps.r7"');
    expect(text).toContain('name="case-opened.r7"');
    expect(text).toContain('name="deadline-started.r7"');
    expect(text).toContain('name="deadline-changed"');
    expect(text).toContain('<decision id="urgency.r7"');
    expect(text).toContain('dmnElementRef="urgency.r7"');
    expect(text).toMatch(/bpmndi:BPMNPlane [^>]*bpmnElement="case-seven-steps\.r7"/);
    expect(stamped.map(({ name }) => name)).toContain('receive-signal.r7.form');
  });

  it('refuses a set in which a diagram refers to what is not there', async () => {
    const without = resources.filter(({ name }) => name !== 'assess.form');
    await expect(stamp(without, 1)).rejects.toThrow('The release has no form «assess»');
  });
});

describe('releases at the start', () => {
  let database: EngineDatabase;

  beforeEach(async () => {
    database = await openEngineDatabase();
  });

  afterEach(() => database.close());

  const engine = () => scriptedEngine(() => undefined);

  it('the repository is release 1; the same files make no second one', async () => {
    const { owner } = database;
    const zeebe = engine();
    expect(await ensureRelease(owner, zeebe, resources, now)).toEqual({ inForce: 1, offered: null });
    expect(await ensureRelease(owner, zeebe, resources, later)).toEqual({ inForce: 1, offered: null });
    expect(await listReleases(owner)).toHaveLength(1);
    expect(zeebe.sent.map(({ id }) => id.includes('case-seven-steps.r1.bpmn'))).toEqual([true, true]);
  });

  it('knows step, role, form, deadline rules and job type of each element, and the ends of each flow', async () => {
    const { owner } = database;
    await ensureRelease(owner, engine(), resources, now);
    const elements = await readElements(owner, 1);
    const find = (id: string) => elements.find(({ elementId }) => elementId === id);
    expect(find('receiveSignal')).toMatchObject({
      processId: 'case-seven-steps',
      elementType: 'userTask',
      step: 1,
      role: 'dutyOfficer',
      formId: 'receiveSignal',
      deadlineRules: ['T1'],
    });
    expect(find('homeVisit')).toMatchObject({ step: 7, role: 'caseCurator', formId: 'homeVisit' });
    expect(find('scoreRisk')).toMatchObject({ elementType: 'serviceTask', jobType: 'score-risk' });
    const flows = elements.filter(({ elementType }) => elementType === 'sequenceFlow');
    expect(flows.length).toBeGreaterThan(30);
    expect(flows.every(({ sourceId, targetId }) => sourceId && targetId)).toBe(true);
  });

  it('knows what ties elements together: calls with their outputs, messages, scopes, lists of items', async () => {
    const found = await releaseElements(partsResources());
    const find = (id: string) => found.find(({ elementId }) => elementId === id);
    expect(find('consilium')).toMatchObject({ calledProcess: 'consilium', outputs: { decision: 'consiliumResult' } });
    expect(find('programme')).toMatchObject({ scopeId: 'afterDecision', inEventSubprocess: false });
    expect(find('decisionRenewed')).toMatchObject({
      ...{ messageName: 'decision-renewed', attachedTo: 'afterDecision', interrupting: true, scopeId: null },
    });
    expect(find('emergencyEnded')).toMatchObject({ interrupting: false, inEventSubprocess: true });
    expect(find('patronageEnded')).toMatchObject({ interrupting: true, messageName: 'patronage-ended' });
    expect(find('castVote')).toMatchObject({ multiInstance: true, itemCollection: 'voters' });
    expect(find('assess')).toMatchObject({ multiInstance: false, itemCollection: null, outputs: {} });
  });

  it('stamps calls and messages that start a process, and no message that a running one awaits', async () => {
    const stamped = (await stamp(partsResources(), 7)).map(({ content }) => content).join('\n');
    for (const name of ['case-opened.r7', 'patronage-started.r7']) expect(stamped).toContain(`name="${name}"`);
    const awaited = ['emergency-ended', 'patronage-ended', 'evidence-renewed', 'voting-closed', 'visits-suspended'];
    for (const name of awaited) expect(stamped).toContain(`name="${name}"`);
    expect(stamped.match(/calledElement processId="[^"]+"/g)).toEqual(
      ['consilium', 'rehab-plan', 'reassessment', 'consilium'].map((id) => `calledElement processId="${id}.r7"`),
    );
  });

  it('changed files replace a release of the repository, and running cases keep theirs deployed', async () => {
    const { owner } = database;
    await ensureRelease(owner, engine(), resources, now);
    await addCase(owner);
    const zeebe = engine();
    expect((await ensureRelease(owner, zeebe, changed('urgency.dmn'), later)).inForce).toBe(2);
    expect((await listReleases(owner)).map(({ state }) => state)).toEqual(['RETIRED', 'PUBLISHED']);
    expect(zeebe.sent.map(({ id }) => /urgency\.r(\d)/.exec(id)?.[1])).toEqual(['1', '2']);
    expect(await releaseDifference(owner, 1, 2)).toEqual([{ name: 'urgency.dmn', change: 'CHANGED' }]);
  });

  it('a methodologist’s release, in force or published for later, stays; newer files of the repository are offered once as a draft', async () => {
    const { owner } = database;
    await ensureRelease(owner, engine(), resources, now);
    await owner.transaction(async (trx) => {
      await lockReleases(trx);
      await addRelease(trx, {
        ...{
          state: 'PUBLISHED',
          origin: 'METHODOLOGIST',
          basedOn: 1,
          createdBy: null,
          validFrom: later,
          now,
          note: '',
        },
        ...{ repositoryChecksum: setChecksum(resources), resources: changed('assess.form'), elements: [] },
      });
    });
    expect((await releaseInForce(owner, now))?.id).toBe(1);
    expect(await ensureRelease(owner, engine(), changed('recommendation.dmn'), now)).toEqual({
      inForce: 1,
      offered: 3,
    });
    expect(await ensureRelease(owner, engine(), resources, later)).toEqual({ inForce: 2, offered: null });
    expect(await ensureRelease(owner, engine(), changed('urgency.dmn'), later)).toEqual({ inForce: 2, offered: 4 });
    expect(await ensureRelease(owner, engine(), changed('urgency.dmn'), later)).toEqual({ inForce: 2, offered: null });
    expect((await listReleases(owner)).map(({ state }) => state)).toEqual(['PUBLISHED', 'PUBLISHED', 'DRAFT', 'DRAFT']);
  });
});
