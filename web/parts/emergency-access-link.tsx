/** The way to cases opened in an emergency, for those who may open or see them. */
import { Link } from '@tanstack/react-router';
import { accessOf } from '#domain/access.ts';
import { useSession } from '../use-session.ts';

export function EmergencyAccessLink() {
  if (!accessOf(useSession()?.roles ?? []).can('read', 'BreakGlass')) return null;
  return (
    <Link to="/break-glass" className="link no-print">
      Экстренный доступ
    </Link>
  );
}
