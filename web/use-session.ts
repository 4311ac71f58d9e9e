/** The signed-in person for every screen below the shell, and what follows from it: roles and time zone. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { clockTime, clockTimeWithSeconds, dayText, dueMoment, fullMoment, momentText, sinceText } from './moments.ts';
import { sessionQuery } from './queries.ts';
import { serverNow } from './server-clock.ts';

export type Me = ApiSchemas['Me'];
export type Role = ApiSchemas['RoleCode'];

/** Undefined while loading, null when nobody is signed in. */
export function useSession(): Me | null | undefined {
  return useQuery(sessionQuery).data;
}

export type Moments = {
  readonly zone: string;
  readonly time: (iso: string) => string;
  readonly timeWithSeconds: (iso: string) => string;
  readonly moment: (iso: string) => string;
  readonly since: (iso: string) => string;
  readonly due: (iso: string) => string;
  readonly full: (iso: string) => string;
  readonly day: (iso: string) => string;
};

/** Moments written in the person's time zone. The same object until the zone changes. */
export function useMoments(): Moments {
  const zone = useSession()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => momentsIn(zone), [zone]);
}

function momentsIn(zone: string): Moments {
  return {
    zone,
    time: (iso) => clockTime(iso, zone),
    timeWithSeconds: (iso) => clockTimeWithSeconds(iso, zone),
    moment: (iso) => momentText(iso, zone, serverNow()),
    since: (iso) => sinceText(iso, zone, serverNow()),
    due: (iso) => dueMoment(iso, zone, serverNow()),
    full: (iso) => fullMoment(iso, zone),
    day: (iso) => dayText(iso, zone),
  };
}
