/** The first section that the person may open. */
import { Navigate } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { useSession } from '../use-session.ts';
import { sectionsFor } from './navigation.ts';

export function HomePage() {
  const [first] = sectionsFor(useSession()?.roles ?? []);
  if (first) return <Navigate to={first.to} replace />;
  return (
    <EmptyState title="У вас пока нет доступных разделов">
      Попросите администратора центра назначить вам роль.
    </EmptyState>
  );
}
