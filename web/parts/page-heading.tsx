/** The heading of a page: names the window, takes the focus on arrival so that keyboard and screen reader start at the top. */
import { useEffect, useRef, type ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  readonly focus?: boolean;
};

export function PageHeading({ title, lead, children, focus = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Семь шагов`;
  }, [title]);
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <div className="page-heading">
      <div className="page-heading__text">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <div className="page-heading__lead">{lead}</div>}
      </div>
      {children && <div className="page-heading__actions">{children}</div>}
    </div>
  );
}
