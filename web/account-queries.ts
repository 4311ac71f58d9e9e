/** What «Моя учётная запись» and one-time links read. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ask, read } from './api-client.ts';

export type Account = ApiSchemas['Account'];
export type Enrolment = ApiSchemas['SecondFactorEnrolment'];

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => read<Account>('/account', signal),
});

export const credentialLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['credential-link', token],
    queryFn: ({ signal }) => ask<ApiSchemas['CredentialLinkHolder']>('/credentials/reading', { token }, signal),
    staleTime: Infinity,
    retry: false,
  });
