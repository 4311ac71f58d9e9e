/** Product name, sections by role, bell with unseen alarms, menu of the person. */
import { Link } from '@tanstack/react-router';
import type { Me } from '../use-session.ts';
import { AlarmBell } from './alarm-bell.tsx';
import { sectionsFor, seesAlarms } from './navigation.ts';
import { UserMenu } from './user-menu.tsx';

export function AppHeader({ me }: { readonly me: Me }) {
  return (
    <header className="app-header">
      <Link to="/" className="app-header__brand">
        <StepsMark />
        <span className="app-header__name">Семь шагов</span>
      </Link>
      <nav className="app-header__nav" aria-label="Разделы">
        {sectionsFor(me.roles).map((section) => (
          <Link key={section.to} to={section.to} className="app-header__link" activeProps={{ 'aria-current': 'page' }}>
            {section.title}
          </Link>
        ))}
      </nav>
      <div className="app-header__tools">
        {seesAlarms(me.roles) && <AlarmBell />}
        <UserMenu me={me} />
      </div>
    </header>
  );
}

function StepsMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b5c7a" />
      <path
        d="M6 25h5v-4h4v-4h4v-4h4V9h4"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
