/**
 * Everything that the Zeebe broker is told, by environment: loopback addresses, small memory, and the exporter that feeds us.
 * The exporter is Camunda's Elasticsearch one; it is a plain HTTP client and needs no Elasticsearch.
 */
import { LOOPBACK } from './ports.ts';

export type EnginePorts = {
  readonly gateway: number;
  readonly command: number;
  readonly internal: number;
  readonly rest: number;
  readonly management: number;
};

export type EngineSettings = {
  readonly data: string;
  readonly ports: EnginePorts;
  readonly feedUrl: string;
  readonly feedUser: string;
  readonly feedPassword: string;
  readonly clock: 'real' | 'controlled';
};

/** Free space (MB) under which the broker refuses commands, and under which it stops replicating. */
export const PROCESSING_FREE_MB = 1024;
const REPLICATION_FREE_MB = 512;

/** The value types that the mirror needs, and those that it does not: variables would only copy what we already hold. */
const FED = [
  'decision',
  'decisionEvaluation',
  'decisionRequirements',
  'error',
  'form',
  'incident',
  'job',
  'messageStartEventSubscription',
];
const ALSO_FED = ['process', 'processInstance', 'processInstanceCreation', 'timer', 'userTask'];
const NOT_FED = [
  'checkpoint',
  'commandDistribution',
  'compensationSubscription',
  'deployment',
  'deploymentDistribution',
];
const NOT_FED_EITHER = ['escalation', 'jobBatch', 'message', 'messageBatch', 'messageSubscription', 'processEvent'];
const NEVER_FED = [
  'processInstanceBatch',
  'processInstanceMigration',
  'processInstanceModification',
  'processMessageSubscription',
];
const UNUSED = ['resourceDeletion', 'signal', 'signalSubscription', 'variable', 'variableDocument'];

export function engineEnvironment(settings: EngineSettings): Record<string, string> {
  return { ...addresses(settings.ports), ...storage(settings.data), ...feed(settings), ...clock(settings.clock) };
}

/** Every listener binds to loopback: the management port can move the clock and stop exporting. */
function addresses(ports: EnginePorts): Record<string, string> {
  return {
    ZEEBE_BROKER_NETWORK_HOST: LOOPBACK,
    ZEEBE_BROKER_NETWORK_ADVERTISEDHOST: LOOPBACK,
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: `${LOOPBACK}:${ports.internal}`,
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: LOOPBACK,
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    SERVER_ADDRESS: LOOPBACK,
    SERVER_PORT: String(ports.rest),
    MANAGEMENT_SERVER_ADDRESS: LOOPBACK,
    MANAGEMENT_SERVER_PORT: String(ports.management),
  };
}

function storage(data: string): Record<string, string> {
  return {
    ZEEBE_BROKER_DATA_DIRECTORY: data,
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: `${PROCESSING_FREE_MB}MB`,
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: `${REPLICATION_FREE_MB}MB`,
    ZEEBE_LOG_APPENDER: 'RollingFile',
    SPRING_MAIN_BANNERMODE: 'off',
  };
}

/**
 * A delay of 0 seconds (measured on 8.5.8, bench/README.md) sends whatever has gathered while the last batch was on its way: a lone
 * record does not wait for a second, and a burst of records is one request instead of one each.
 */
function feed(settings: EngineSettings): Record<string, string> {
  const switches = [
    ...[...FED, ...ALSO_FED, 'event'].map((name) => [name, 'true']),
    ...[...NOT_FED, ...NOT_FED_EITHER, ...NEVER_FED, ...UNUSED, 'command', 'rejection', 'createTemplate'].map(
      (name) => [name, 'false'],
    ),
  ];
  const exporter = 'ZEEBE_BROKER_EXPORTERS_FEED';
  return {
    [`${exporter}_CLASSNAME`]: 'io.camunda.zeebe.exporter.ElasticsearchExporter',
    [`${exporter}_ARGS_URL`]: settings.feedUrl,
    [`${exporter}_ARGS_BULK_SIZE`]: '100',
    [`${exporter}_ARGS_BULK_DELAY`]: '0',
    [`${exporter}_ARGS_AUTHENTICATION_USERNAME`]: settings.feedUser,
    [`${exporter}_ARGS_AUTHENTICATION_PASSWORD`]: settings.feedPassword,
    ...Object.fromEntries(switches.map(([name, value]) => [`${exporter}_ARGS_INDEX_${name?.toUpperCase()}`, value])),
  };
}

function clock(kind: EngineSettings['clock']): Record<string, string> {
  return kind === 'controlled' ? { ZEEBE_CLOCK_CONTROLLED: 'true' } : {};
}
