/** An address that leads nowhere. */
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHeading } from '../parts/page-heading.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageHeading title="Такой страницы нет" />
      <EmptyState title="Возможно, адрес устарел или набран с ошибкой">
        <Link to="/" className="link">
          На главную
        </Link>
      </EmptyState>
    </>
  );
}
