/** Variables as the SDK's types want them; it sends null faithfully, although its types do not name it. */
import type { EngineVariables } from '#domain/engine-variables.ts';

export type SdkVariables = Record<string, string | number | boolean>;

export const toSdkVariables = (variables: EngineVariables): SdkVariables => variables as SdkVariables;
