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
          retry && (
            <Button size="l" onClick={retry}>
              Попробовать ещё раз
            </Button>
          )
        }
      />
    </div>
  );
}
