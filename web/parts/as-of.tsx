/** «данные на 14:05:12»: as of when a list is true. */
import { useMoments } from '../use-session.ts';

export function AsOf({ at }: { readonly at: string | undefined }) {
  const moments = useMoments();
  return at ? (
    <p className="as-of">
      данные на <time dateTime={at}>{moments.timeWithSeconds(at)}</time>
    </p>
  ) : null;
}
