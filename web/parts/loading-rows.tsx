/** Grey rows where a list will be: the page does not jump when it arrives. */
import { Skeleton } from '@gravity-ui/uikit';

export function LoadingRows({ rows = 6, height = 52 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <div className="loading-rows" aria-busy="true">
      <span className="visually-hidden">Загружаем…</span>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} style={{ height }} />
      ))}
    </div>
  );
}
