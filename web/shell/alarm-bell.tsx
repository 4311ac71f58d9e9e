/** The bell in the header: how many alarms this person has not seen yet. */
import { Bell } from '@gravity-ui/icons';
import { Icon } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counted } from '../plural.ts';
import { alarmsQuery } from '../queries.ts';

export function AlarmBell() {
  const unseen = useQuery(alarmsQuery(true)).data?.unseen ?? 0;
  const label = unseen > 0 ? `Тревоги: ${counted(unseen, ['новая', 'новые', 'новых'])}` : 'Тревоги: новых нет';
  return (
    <Link to="/alarms" className="bell" aria-label={label} title={label}>
      <Icon data={Bell} size={20} />
      {unseen > 0 && <span className="bell__count">{unseen > 99 ? '99+' : unseen}</span>}
    </Link>
  );
}
