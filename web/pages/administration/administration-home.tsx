/** The first screen of administration that the person may open. */
import { Navigate } from '@tanstack/react-router';
import { useAccess } from './administration-frame.tsx';

export function AdministrationHome() {
  const seesPeople = useAccess().can('read', 'People');
  return <Navigate to={seesPeople ? '/administration/people' : '/administration/absences'} replace />;
}
