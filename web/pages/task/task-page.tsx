/** One task: what it is about, its form, and everything that happens to it while it is open. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { QueryView } from '../../parts/query-view.tsx';
import { taskQuery } from '../../queries.ts';
import { LoadingRows } from '../../parts/loading-rows.tsx';
import { TaskAbout, TaskHeading } from './task-header.tsx';
import { TaskWork } from './task-work.tsx';

const route = getRouteApi('/tasks/$taskId');

export function TaskPage() {
  const { taskId } = route.useParams();
  const task = useQuery({ ...taskQuery(taskId), staleTime: 0 });
  return (
    <QueryView query={task} loading={<LoadingRows rows={4} height={96} />}>
      {(detail) => (
        <article className="task-page">
          <TaskHeading task={detail.task} />
          <div className="task-page__body">
            <TaskAbout task={detail.task} />
            <div>
              <TaskWork key={taskId} detail={detail} />
            </div>
          </div>
        </article>
      )}
    </QueryView>
  );
}
