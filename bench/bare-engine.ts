/** An engine of the same settings as the product's, without the product: its records go to a minimal receiver. */
import { rm } from 'node:fs/promises';
import { Camunda8 } from '@camunda8/sdk';
import type { EngineRecord } from '#engine/feed/parse.ts';
import { ensureEngine } from '#launcher/engine-archive.ts';
import { launchEngine } from '#launcher/engine.ts';
import { findJdk } from '#launcher/jdk.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import type { Progress } from '#launcher/progress.ts';
import { launcherItself, recordOf, writeRunRecord } from '#launcher/run-record.ts';
import { abortOnSignals, whenAborted } from '#launcher/signals.ts';
import { createTemporaryFolder } from '#launcher/state-folder.ts';
import { startRecordSink } from './record-sink.ts';

export type SdkClient = ReturnType<typeof connectSdk>;
export type BareEngine = {
  readonly client: SdkClient;
  readonly restAddress: string;
  /** Hears of new user tasks and of ended instances. */
  readonly hear: (listener: (record: EngineRecord) => void) => void;
};

/** Does the work on an engine that disappears afterwards; Ctrl-C ends it too. */
export async function withBareEngine<Result>(
  progress: Progress,
  work: (engine: BareEngine) => Promise<Result>,
): Promise<Result> {
  const interrupted = whenAborted(abortOnSignals()).then(() => Promise.reject(new LauncherError('прервано.')));
  const listeners: ((record: EngineRecord) => void)[] = [];
  const sink = await startRecordSink((record) => listeners.forEach((listener) => listener(record)));
  const folder = await createTemporaryFolder();
  const files = { jdk: await findJdk(), home: await ensureEngine({ progress }) };
  const engine = await launchEngine({ folder, ...files, feedUrl: sink.url, feedPassword: 'bare', clock: 'real' });
  const processes = [recordOf(engine.process())];
  await writeRunRecord(folder, { launcher: launcherItself(), address: undefined, ports: {}, processes });
  const client = connectSdk(engine.grpcAddress);
  try {
    await engine.ready();
    const { restAddress } = engine;
    const hear = (listener: (record: EngineRecord) => void): void => void listeners.push(listener);
    return await Promise.race([work({ client, restAddress, hear }), interrupted]);
  } finally {
    await client.close(1_000);
    await engine.stop();
    await sink.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The times of asking are those of the product's workers (engine/zeebe.ts). */
function connectSdk(grpcAddress: string) {
  return new Camunda8({
    ZEEBE_GRPC_ADDRESS: grpcAddress,
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
    CAMUNDA_SUPPORT_LOG_ENABLED: false,
    zeebeGrpcSettings: {
      ZEEBE_CLIENT_LOG_LEVEL: 'NONE',
      ZEEBE_GRPC_WORKER_POLL_INTERVAL_MS: 100,
      ZEEBE_GRPC_WORKER_LONGPOLL_SECONDS: 10,
    },
  }).getZeebeGrpcApiClient();
}
