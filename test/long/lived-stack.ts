/** A whole copy of its own on which lives of cases are driven through the HTTP API, with every confirmed answer noted. */
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '#launcher/ports.ts';
import type { Stack } from '#launcher/stack.ts';
import { startTemporaryStack } from '#launcher/temporary-stack.ts';
import { type Drive, driveCases } from '#scenario/drive-cases.ts';
import type { LivedCase, Plan } from '#scenario/lived-case.ts';
import type { Session } from '#scenario/http-client.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import type { Life } from '#scenario/life.ts';
import { lives } from '#scenario/lives.ts';
import { openOffice, type Office } from '#scenario/office.ts';
import { nextMonday } from '#scenario/seven-steps.ts';
import { isQuiet } from '#store/views/quiet-view.ts';
import { connect, type Database } from '#store/database.ts';
import { type FeedProxy, startFeedProxy } from '#test/support/feed-proxy.ts';

export type LivedStack = {
  readonly stack: Stack;
  readonly proxy: FeedProxy;
  /** The owner's view of the casework: for looking only. */
  readonly db: Database;
  readonly office: Office;
  /** Ids of the tasks whose completion the server has confirmed to somebody. */
  readonly confirmed: ReadonlySet<string>;
  readonly live: (wanted: readonly Life[]) => Promise<readonly LivedCase[]>;
  readonly advance: (to: Date) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const patienceMs = 180_000;

/** Database, engine (behind a proxy), application and the signed-in office, on a Monday morning. */
export async function openLivedStack(): Promise<LivedStack> {
  const feedPort = await findFreePort();
  const proxy = await startFeedProxy(feedPort);
  const stack = await startTemporaryStack({ clock: 'controlled', demo: true, feedPort, feedProxyPort: proxy.port });
  const db = connect(stack.ownerUrl, { applicationName: 'seven-steps long test', size: 2 });
  const confirmed = new Set<string>();
  const advance = (to: Date) => insist(() => stack.advance(to));
  const monday = nextMonday(new Date());
  await advance(monday);
  const office = noting(await openOffice(stack.app.baseUrl), confirmed);
  const drive: Drive = { office, advance, quiet: () => isQuiet(db), say: () => undefined };
  return {
    ...{ stack, proxy, db, office, confirmed, advance },
    live: (wanted) => driveCases(drive, planLives(wanted, monday.getUTCFullYear())),
    stop: async () => {
      await db.destroy();
      await stack.stop();
      await proxy.cut();
    },
  };
}

/** A life of the scenario. */
export function lifeOf(code: string): Life {
  const found = lives.find((life) => life.code === code);
  if (!found) throw new Error(`no life is called ${code}`);
  return found;
}

/** All begun at once, each with a family of its own. */
function planLives(wanted: readonly Life[], year: number): Plan[] {
  return wanted.map((life, index) => ({ life: { ...life, comesLast: false }, family: inventFamily(1, index, year) }));
}

/** The same people; what the server confirms to them is noted. */
function noting(office: Office, confirmed: Set<string>): Office {
  const people = office.people.map((person) => noteConfirmed(person, confirmed));
  const same = (person: Session) => people[office.people.indexOf(person)] as Session;
  return { people, duty: same(office.duty), head: same(office.head) };
}

function noteConfirmed(person: Session, confirmed: Set<string>): Session {
  return {
    ...person,
    post: async <T>(path: string, body?: unknown) => {
      const answer = await person.post<T>(path, body);
      const taskId = /^\/tasks\/([^/]+)\/complete$/.exec(path)?.[1];
      if (taskId) confirmed.add(taskId);
      return answer;
    },
  };
}

/** The clock is moved to an absolute moment, so a call that a killed server did not answer is simply made again. */
async function insist(work: () => Promise<void>): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(200);
  }
}
