/** The committed decision tables on the real engine: deployed under their plain ids, beside the stamped ones of the release. */
import { readFileSync } from 'node:fs';
import { Camunda8 } from '@camunda8/sdk';
import { toSdkVariables } from '#engine/sdk-variables.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

export type Inputs = Readonly<Record<string, string | number | boolean | null>>;
/** What a table said: its answer, and the numbers of the rules that applied. */
export type Answer = { readonly said: unknown; readonly rules: readonly number[] };
export type TableEngine = {
  readonly deploy: (id: string) => Promise<void>;
  readonly ask: (id: string, inputs: Inputs) => Promise<Answer>;
  readonly close: () => Promise<unknown>;
};

export const tables = ['urgency', 'recommendation', 'informing', 'immediate-notices', 'patronage-regime'] as const;

/** The committed table as text. */
const tableXml = (id: string): string => readFileSync(`processes/${id}.dmn`, 'utf8');

/** How many rules a table has. */
export const ruleCount = (id: string): number => tableXml(id).split('<rule ').length - 1;

export function openTableEngine(): TableEngine {
  const client = new Camunda8({
    ZEEBE_GRPC_ADDRESS: sharedStack().engine.grpcAddress,
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
    CAMUNDA_SUPPORT_LOG_ENABLED: false,
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
  }).getZeebeGrpcApiClient();
  return {
    deploy: async (id) => {
      await client.deployResource({ name: `${id}.dmn`, decision: Buffer.from(tableXml(id)) });
    },
    ask: async (id, inputs) => {
      const answer = await client.evaluateDecision({ decisionId: id, variables: toSdkVariables(inputs) });
      const said: unknown = JSON.parse(answer.decisionOutput);
      const rules = answer.evaluatedDecisions.flatMap(({ matchedRules }) => matchedRules.map((rule) => rule.ruleIndex));
      return { said, rules };
    },
    close: () => client.close(),
  };
}
