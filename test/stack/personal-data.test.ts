/**
 * No personal data leaves the casework (issue «The joint», «Must hold»): cases go through every form with a unique word in
 * each free-text field, with drafts, refusals and thrown errors, and none of the words is in what the engine was told or wrote,
 * in the application's log or in the mirror. First the same search must find codes that the engine is allowed to hold.
 * The engine's database files may be compressed, but all that it is told stands in its log segments as it came; every file is
 * searched.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findFreePort } from '#launcher/ports.ts';
import type { Stack } from '#launcher/stack.ts';
import { startTemporaryStack } from '#launcher/temporary-stack.ts';
import { openOffice } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { type Canaries, createCanaries, filesBelow, holds } from '#test/support/canaries.ts';
import { type FeedProxy, startFeedProxy } from '#test/support/feed-proxy.ts';
import { textFields } from '#test/support/text-fields.ts';
import { livePersonalRoads } from './personal-roads.ts';

/** Everything that mirrors the engine or is on its way to it, and what is kept of a case for it. */
const MIRROR = [
  'engine_epochs',
  'feed_positions',
  'feed_set_aside',
  'engine_instances',
  'engine_elements',
  'engine_flows_taken',
  'engine_timers',
  'engine_incidents',
  'engine_jobs',
  'job_results',
  'outbox',
  'tasks',
  'case_progress',
  'case_parts',
  'papers',
  'audit_log',
];

/** Takes the number of an existing case and nothing else: its word was refused. */
const ONLY_REFUSED = 'receiveSignal.attachToCaseNumber';

let stack: Stack;
let proxy: FeedProxy;
let db: Database;
let canaries: Canaries;
let lived: { readonly caseId: string; readonly curatorId: string };
/** The engine's whole folder, data and logs, read after it was stopped. */
let engineFiles: readonly { name: string; bytes: Buffer }[];

beforeAll(async () => {
  const feedPort = await findFreePort();
  proxy = await startFeedProxy(feedPort);
  stack = await startTemporaryStack({
    clock: 'controlled',
    demo: true,
    feedPort,
    feedProxyPort: proxy.port,
    environment: { LOG_LEVEL: 'trace' },
  });
  db = connect(stack.ownerUrl, { applicationName: 'seven-steps personal data test', size: 2 });
  canaries = createCanaries();
  lived = await livePersonalRoads({ office: await openOffice(stack.app.baseUrl), db, canaries });
  await stack.engine?.stop();
  engineFiles = await filesBelow(path.join(stack.folder, 'engine'));
}, 600_000);

afterAll(async () => {
  await db?.destroy();
  await stack?.stop();
  await proxy?.cut();
}, 60_000);

const rowsOf = async (table: string, column = 't'): Promise<Buffer> => {
  const { rows } = await db.raw<{ rows: { text: string }[] }>(`SELECT ${column}::text AS text FROM ${table} t`);
  return Buffer.from(rows.map(({ text }) => text).join('\n'));
};

it('the search finds codes that the engine may hold: in the feed and in its data folder', () => {
  for (const allowed of [lived.caseId, lived.curatorId]) {
    expect(holds(proxy.recorded(), allowed)).toBe(true);
    expect(engineFiles.filter(({ bytes }) => holds(bytes, allowed)).map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/raft-partition.*\.log$/),
    );
  }
});

it('every free-text field of every form had its word, and the casework keeps what was accepted', async () => {
  // Who reported stands behind a wall of his own, not in the submission.
  const kept = [await rowsOf('submissions', 'data'), await rowsOf('signal_reporters')];
  const accepted = canaries.foundIn(Buffer.concat(kept));
  const fields = Object.entries(textFields).flatMap(([form, names]) => names.map((name) => `${form}.${name}`));
  expect(fields.filter((field) => !accepted.includes(field))).toEqual([ONLY_REFUSED]);
});

it('nothing of it went over the feed', () => {
  expect(canaries.foundIn(proxy.recorded())).toEqual([]);
});

it("nothing of it is in the engine's folder", () => {
  const files = engineFiles.map(({ name, bytes }) => ({ name, fields: canaries.foundIn(bytes) }));
  expect(files.filter(({ fields }) => fields.length > 0)).toEqual([]);
});

it("nothing of it is in the application's log, at its most talkative", async () => {
  const log = await readFile(path.join(stack.folder, 'app.log'));
  expect(log.toString()).toContain('job failed');
  expect(log.toString()).toContain('request failed');
  expect(canaries.foundIn(log)).toEqual([]);
});

it.each(MIRROR)('nothing of it is in %s', async (table) => {
  expect(canaries.foundIn(await rowsOf(table))).toEqual([]);
});

it('nothing of it is among the variables that a case keeps for the engine', async () => {
  expect(canaries.foundIn(await rowsOf('cases', 'engine_variables'))).toEqual([]);
});
