/** The territories that the person's centre serves: for registration, filters and reports. */
import * as z from 'zod';
import { territory } from './common-schemas.ts';
import { operation } from './contract.ts';

export const listTerritories = operation({
  id: 'listTerritories',
  method: 'get',
  path: '/territories',
  summary: 'Территории, которые обслуживает центр',
  tag: 'Справочники',
  signedIn: true,
  success: {
    status: 200,
    schema: z
      .object({
        ownId: z.string().nullable().meta({ description: 'Территория самого центра: выбирается сама' }),
        items: z.array(territory),
      })
      .meta({ id: 'TerritoryList' }),
  },
});
