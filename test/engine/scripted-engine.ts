/** The far side of the wire for tests of the dispatcher: it answers as the script says and remembers what it was sent. */
import type { Zeebe } from '#engine/zeebe.ts';

export interface Sent {
  readonly call: string;
  readonly id: string;
}

export interface ScriptedEngine extends Zeebe {
  readonly sent: Sent[];
}

/** `answer` may wait or throw; a call counts as sent when it returns. */
export function scriptedEngine(answer: (sent: Sent) => Promise<void> | void): ScriptedEngine {
  const sent: Sent[] = [];
  const take = (call: string) => async (id: string) => {
    await answer({ call, id });
    sent.push({ call, id });
  };
  return {
    sent,
    deploy: (resources) => take('deploy')(resources.map(({ name }) => name).join(' ')),
    publishMessage: (message) => take(message.name)(message.messageId),
    completeUserTask: take('complete'),
    assign: take('assign'),
    unassign: take('unassign'),
    moveToken: async (move) => {
      await take('move')(move.processInstanceKey);
      return 'moved';
    },
    cancelInstance: take('cancel'),
    resolveIncident: take('resolve'),
    updateRetries: take('retries'),
    createWorker: () => ({ stop: async () => undefined }),
    topology: async () => ({ gatewayVersion: '8.5.8', brokers: 1, partitions: 1 }),
    close: async () => undefined,
  };
}
