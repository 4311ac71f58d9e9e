/** The audit's chain: whatever the owner of the database changes, deletes, puts in, swaps or cuts off by SQL is found and named. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type HeadFile, openHeadFile } from '#store/audit-head-file.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type Verification, verifyAudit } from '#store/audit-verification.ts';
import { connect, type Database, derivedPassword, roleUrl, withUser } from '#store/database.ts';
import { type ClonedDatabase, cloneDatabase } from '#test/support/database.ts';
import { sealWaiting } from '#watchdog/seal-audit.ts';

const log = pino({ level: 'silent' });
const person = '00000000-0000-4000-8000-000000000001';

let database: ClonedDatabase;
let owner: Database;
let app: Database;
let sealer: Database;
let folder: string;
let headFile: HeadFile;
/** Ids of the six rows, oldest first. */
let ids: string[];

beforeEach(async () => {
  database = await cloneDatabase();
  owner = connect(database.ownerUrl, { applicationName: 'audit test' });
  app = connect(database.urlFor('seven_app'), { applicationName: 'audit test' });
  sealer = connect(roleUrl(database.ownerUrl, database.secret, 'seven_sealer'), { applicationName: 'audit test' });
  folder = await mkdtemp(path.join(os.tmpdir(), 'audit-test-'));
  headFile = openHeadFile(path.join(folder, 'head.json'));
  for (let row = 1; row <= 6; row += 1) await write(`DEED_${row}`);
  ids = await owner('audit_log').orderBy('id').pluck('id');
  await seal();
});

afterEach(async () => {
  await Promise.all([owner, app, sealer].map((db) => db.destroy()));
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (action: string): Promise<void> =>
  withUser(app, person, (trx) =>
    writeAudit(trx, { actorId: person, actorKind: 'PERSON', action, subjectKind: 'test', subjectId: action }),
  );
const seal = (): Promise<void> => sealWaiting({ db: sealer, secrets: [database.secret], log, headFile });
const verify = async (): Promise<Verification> =>
  verifyAudit(owner, { secrets: [database.secret], noted: await headFile.read() });

describe('an audit that nobody touched', () => {
  it('is whole, and its head is noted outside the database', async () => {
    expect(await verify()).toMatchObject({ ok: true, checked: 6, broken: null, waiting: { rows: 0 } });
    expect(await headFile.read()).toMatchObject({ position: 6 });
  });

  it('is whole while rows wait for their seals, and goes on from the noted head', async () => {
    await write('LATER');
    expect(await verify()).toMatchObject({ ok: true, checked: 6, waiting: { rows: 1 } });
    await seal();
    expect(await verify()).toMatchObject({ ok: true, checked: 7, waiting: { rows: 0 } });
  });

  it('takes rows that were committed in another order than begun, and gaps of what was rolled back', async () => {
    let second = Promise.resolve();
    await withUser(app, person, async (trx) => {
      await writeAudit(trx, {
        actorId: person,
        actorKind: 'PERSON',
        action: 'A',
        subjectKind: 'test',
        subjectId: null,
      });
      second = write('B');
      await second;
      await seal();
    });
    await expect(
      withUser(app, person, async (trx) => {
        await writeAudit(trx, {
          actorId: person,
          actorKind: 'PERSON',
          action: 'C',
          subjectKind: 'test',
          subjectId: null,
        });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await write('D');
    await seal();
    expect(await verify()).toMatchObject({ ok: true, checked: 9 });
  });

  it('is whole after a change of the secret, which older rows know as a former one', async () => {
    const secrets = [derivedPassword(database.secret, 'next'), database.secret] as const;
    await write('UNDER_THE_FORMER');
    await sealWaiting({ db: sealer, secrets, log, headFile });
    expect(await verifyAudit(owner, { secrets, noted: await headFile.read() })).toMatchObject({ ok: true, checked: 7 });
  });
});

describe('what the owner does by SQL is found', () => {
  it('any changed column', async () => {
    const changes = {
      actor_id: `'00000000-0000-4000-8000-000000000002'`,
      at: `at - interval '1 microsecond'`,
      action: `'READ_CASE'`,
      outcome: `'REFUSED'`,
      subject_kind: `'case'`,
      subject_id: 'NULL',
      case_id: 'gen_random_uuid()',
      purpose: `'WORK'`,
      on_behalf_of: 'gen_random_uuid()',
      details: `'{"a":1}'`,
      centre_id: `'centre-uvarovo'`,
      written_by: `'seven_worker'`,
      signature: `'00'`,
    };
    const columns = await owner('audit_log').columnInfo();
    expect(Object.keys(columns).sort()).toEqual([...Object.keys(changes), 'id', 'actor_kind', 'nonce'].sort());
    for (const [column, value] of Object.entries({ ...changes, actor_kind: `'WORKER'`, nonce: 'gen_random_uuid()' })) {
      const before = await owner('audit_log')
        .where({ id: ids[2] })
        .first(owner.raw('??::text AS kept', [column]));
      await owner.raw(`UPDATE audit_log SET ${column} = ${value} WHERE id = ?`, [ids[2]!]);
      const broken = { kind: 'CHANGED', rowId: ids[2], position: 3 };
      expect({ column, ...(await verify()) }).toMatchObject({ column, ok: false, checked: 2, broken });
      const cast = columns[column]!.type;
      await owner.raw(`UPDATE audit_log SET ${column} = ?::${cast} WHERE id = ?`, [before.kept, ids[2]!]);
      expect({ column, ...(await verify()) }).toMatchObject({ column, ok: true });
    }
  });

  it('a row deleted from the middle', async () => {
    await owner('audit_log').where({ id: ids[3] }).delete();
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'DELETED', rowId: ids[3], position: 4 } });
  });

  it('a row deleted with its seal', async () => {
    await owner('audit_log').where({ id: ids[3] }).delete();
    await owner('audit_seals').where({ audit_id: ids[3] }).delete();
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'SEAL_MISSING', position: 4 } });
  });

  it('a row deleted with its seal where the later seals were moved up', async () => {
    await owner('audit_log').where({ id: ids[3] }).delete();
    await owner('audit_seals').where({ audit_id: ids[3] }).delete();
    await owner('audit_seals').where('position', '>', 4).decrement('position');
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'CHANGED', rowId: ids[4], position: 4 } });
  });

  it('a tail cut off with its seals, as the noted head tells', async () => {
    await owner('audit_log').where('id', '>', ids[3]!).delete();
    await owner('audit_seals').where('position', '>', 4).delete();
    expect(await verify()).toMatchObject({ ok: false, checked: 4, broken: { kind: 'TAIL_CUT', position: 5 } });
  });

  it('a tail cut off stays found when the application goes on writing', async () => {
    await owner('audit_log').where('id', '>', ids[3]!).delete();
    await owner('audit_seals').where('position', '>', 4).delete();
    for (const action of ['NEW_1', 'NEW_2', 'NEW_3']) await write(action);
    await seal();
    expect(await verify()).toMatchObject({ ok: false, checked: 7, broken: { kind: 'TAIL_CUT' } });
  });

  it('everything deleted', async () => {
    for (const table of ['audit_log', 'audit_seals', 'audit_unsealed']) await owner(table).delete();
    expect(await verify()).toMatchObject({ ok: false, checked: 0, broken: { kind: 'TAIL_CUT', position: 1 } });
  });

  it('the noted head taken away, or made unreadable', async () => {
    await writeFile(path.join(folder, 'head.json'), 'nothing');
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'TAIL_CUT' } });
    await rm(path.join(folder, 'head.json'));
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'HEAD_MISSING' } });
  });

  it('two rows that exchanged their ids, and two that exchanged their seals', async () => {
    const [one, other] = [ids[1]!, ids[4]!];
    await owner.raw('ALTER TABLE audit_log ALTER COLUMN id SET GENERATED BY DEFAULT');
    for (const [from, to] of [
      [one, '-1'],
      [other, one],
      ['-1', other],
    ] as const)
      await owner('audit_log').where({ id: from }).update({ id: to });
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'CHANGED', rowId: one, position: 2 } });
  });

  it('a row put in by the owner: it is never sealed, for the application did not sign it', async () => {
    const forged = { actor_id: person, actor_kind: 'PERSON', action: 'READ_CASE', subject_kind: 'case' };
    const [row] = await owner('audit_log').insert(forged).returning('id');
    await seal();
    expect(await verify()).toMatchObject({ ok: false, checked: 6, broken: { kind: 'UNSIGNED', rowId: row.id } });
  });

  it('a row put in with the signature of another one', async () => {
    const known = await owner('audit_log').where({ id: ids[0] }).first();
    await owner.raw('DROP INDEX audit_log_nonce');
    const { actor_id, actor_kind, subject_kind, subject_id, outcome, nonce, signature } = known;
    const copy = { actor_id, actor_kind, subject_kind, subject_id, outcome, nonce, signature };
    const [row] = await owner('audit_log')
      .insert({ ...copy, action: 'READ_CASE' })
      .returning('id');
    await seal();
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'UNSIGNED', rowId: row.id } });
  });

  it('a row put in past the queue of the sealer', async () => {
    await owner.raw('ALTER TABLE audit_log DISABLE TRIGGER audit_log_entry');
    const forged = { actor_id: person, actor_kind: 'PERSON', action: 'READ_CASE', subject_kind: 'case' };
    const [row] = await owner('audit_log').insert(forged).returning('id');
    await seal();
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'INSERTED', rowId: row.id } });
  });

  it('a row deleted before it was sealed', async () => {
    await write('LATER');
    const { id } = await owner('audit_log').orderBy('id', 'desc').first('id');
    await owner('audit_log').where({ id }).delete();
    await seal();
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'DELETED', rowId: id } });
  });

  it('a seal forged without the secret', async () => {
    await owner('audit_log').where({ id: ids[5] }).update({ action: 'NOTHING' });
    await owner('audit_seals')
      .where({ audit_id: ids[5] })
      .update({ digest: 'ab'.repeat(32) });
    expect(await verify()).toMatchObject({ ok: false, broken: { kind: 'CHANGED', rowId: ids[5] } });
  });
});

it('no part of the application may change or delete what was written, and the sealer sees nothing else', async () => {
  for (const attempt of [
    app('audit_log').update({ action: 'X' }),
    sealer('audit_log').update({ action: 'X' }),
    sealer('audit_log').delete(),
    sealer('audit_seals').update({ digest: 'X' }),
    sealer('audit_seals').delete(),
    sealer('cases').select(),
    app('audit_seals').select(),
  ])
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
});
