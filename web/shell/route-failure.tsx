/** A screen that could not be drawn: says so in plain words and offers to open it again. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '../api-problem.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

const failure = new ApiProblem({
  status: 0,
  code: 'SCREEN_FAILED',
  title: 'Страница не открылась. Введённое сохранено: откройте её ещё раз',
  detail: 'Если не помогает, обновите страницу в браузере: возможно, вышла новая версия.',
});

export function RouteFailure({ error }: ErrorComponentProps) {
  return (
    <>
      <PageHeading title="Не получилось открыть" />
      <ProblemNotice problem={error instanceof ApiProblem ? error : failure} retry={() => location.reload()} />
    </>
  );
}
