/** Tells that live updates stopped and as of when the screen is true. Nothing is shown while all is well. */
import { useConnection } from '../connection.ts';
import { useMoments } from '../use-session.ts';

export function ConnectionNotice() {
  const { live, lastSeenAt } = useConnection();
  const moments = useMoments();
  return (
    <div role="status">
      {live === 'lost' && (
        <p className="connection-notice">
          Связь потеряна, данные на {moments.time(lastSeenAt)}. Пробуем подключиться снова, введённое не пропадёт.
        </p>
      )}
    </div>
  );
}
