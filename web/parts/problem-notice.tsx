/** A problem in plain words: what happened, what to do, and the way to try again. */
import { Alert, Button } from '@gravity-ui/uikit';
import type { ApiProblem } from '../api-problem.ts';

type Props = { readonly problem: ApiProblem; readonly retry?: () => void };

export function ProblemNotice({ problem, retry }: Props) {
  return (
    <div role="alert" className="problem-notice">
      <Alert
        theme="danger"
        title={problem.title}
        message={problem.detail}
        actions={
          retry &&
          mayHelp(problem) && (
            <Button size="l" onClick={retry}>
              Попробовать ещё раз
            </Button>
          )
        }
      />
    </div>
  );
}

/** Asking again changes nothing when the place is closed to this person or does not exist. */
function mayHelp(problem: ApiProblem): boolean {
  return problem.status !== 403 && problem.status !== 404;
}
