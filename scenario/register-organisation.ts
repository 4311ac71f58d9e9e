/** The places of a register: the demonstration's centre serves them all; territories that it does not know are added. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Stack } from '#launcher/stack.ts';
import { loadOrganisation } from '#seeds/load-organisation.ts';

type Territory = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly name: string;
};
type Centre = { readonly id: string; readonly serves?: readonly string[] };

const demo = new URL('../seeds/demo/', import.meta.url);
export const centreId = 'centre-uvarovo';

/** The id of each territory by its name; the centre serves all of them afterwards. */
export async function serveTerritories(stack: Stack, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = JSON.parse(await readFile(new URL('organisation.json', demo), 'utf8')) as {
    territories: readonly Territory[];
    centres: readonly Centre[];
  };
  const centre = known.centres.find(({ id }) => id === centreId);
  const served = known.territories.filter(({ id }) => centre?.serves?.includes(id));
  const region = known.territories.find(({ parentId }) => parentId === null)?.id ?? null;
  const missing = names.filter((name) => !served.some((territory) => territory.name === name));
  const added = missing.map((name, index) => ({
    id: `register-${index + 1}`,
    parentId: region,
    kind: 'DISTRICT',
    name,
  }));
  if (added.length > 0) {
    const file = path.join(stack.folder, 'register-organisation.json');
    const centres = [{ ...centre, serves: added.map(({ id }) => id) }];
    await writeFile(file, JSON.stringify({ territories: added, centres, agencies: [] }));
    await loadOrganisation(stack.ownerUrl, { organisation: file, accounts: new URL('accounts.json', demo) });
  }
  return new Map([...served, ...added].map(({ name, id }) => [name, id]));
}
