/** The three states of anything read from the server: loading, failed, there. Old data stay visible while a renewal fails. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toProblem } from '../api-problem.ts';
import { LoadingRows } from './loading-rows.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type Props<T> = {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  readonly loading?: ReactNode;
};

export function QueryView<T>({ query, children, loading }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemNotice problem={toProblem(query.error)} retry={() => void query.refetch()} />;
  return loading ?? <LoadingRows />;
}
