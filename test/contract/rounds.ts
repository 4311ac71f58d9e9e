/**
 * The rounds of `npm run contract`: who asks what, and in which order. Every operation is asked: invented values and walks along the
 * links by every role, the bounds of every field by one role that may do it (docs/access-matrix.csv).
 */
import { operations } from '#api/operations.ts';
import type { RoleCode } from '#domain/roles.ts';
import { readMatrix } from '#test/access/access-matrix.ts';
import { loginOf } from '#test/support/role-logins.ts';

export type Round = {
  readonly name: string;
  /** Undefined: a stranger. */
  readonly login: string | undefined;
  /** It ends the session, so it gets one that nobody else needs. */
  readonly ownSession?: true;
  readonly phases: readonly string[];
  readonly only?: readonly string[];
  readonly without?: readonly string[];
};

/** Never ends by itself: main.ts asks it. */
export const STREAM = 'liveEvents';
const ENDS_SESSION = ['signOut', 'endOwnSession', 'endOtherSessions', 'signOutEverywhere', 'changeOwnPassword'];
const open = operations.filter(({ signedIn }) => !signedIn).map(({ id }) => id);
/** Who may do most comes first; the administrator last, because he blocks people and ends their posts. */
const preferred: readonly RoleCode[] = ['unitHead', ...(Object.keys(loginOf) as RoleCode[])];
const everyRole = [...new Set(preferred)];

/** All rounds, or those of one role. */
export function roundsOf(role: RoleCode | undefined): readonly Round[] {
  const rounds = everyRole.filter((code) => code !== 'administrator').flatMap(roundsOfRole);
  const all = [...rounds, ...sessionRounds(), strangersRound(), ...roundsOfRole('administrator')];
  return role ? all.filter(({ name }) => name.split(' ')[0] === role) : all;
}

function roundsOfRole(role: RoleCode): readonly Round[] {
  const login = loginOf[role];
  const without = [STREAM, 'signIn', ...ENDS_SESSION];
  const invented: Round = { name: role, login, phases: ['fuzzing', 'stateful'], without };
  const only = boundsAskedBy(role);
  return only.length === 0 ? [invented] : [invented, { name: `${role} (границы)`, login, phases: ['coverage'], only }];
}

/** The operations of which this role is the first that may do them; what nobody may do in the matrix is asked by the first role. */
function boundsAskedBy(role: RoleCode): readonly string[] {
  const rows = Object.entries(readMatrix());
  const elsewhere = new Set([STREAM, ...ENDS_SESSION, ...open]);
  const mayDo = (id: string, code: RoleCode): boolean =>
    rows.some(([name, cells]) => name.split(':')[0] === id && cells[`${code} ownCase`]?.startsWith('2'));
  return operations
    .map(({ id }) => id)
    .filter((id) => !elsewhere.has(id))
    .filter((id) => (everyRole.find((code) => mayDo(id, code)) ?? everyRole[0]) === role);
}

function sessionRounds(): readonly Round[] {
  const phases = ['coverage', 'fuzzing'];
  return ENDS_SESSION.map((id) => ({ name: id, login: loginOf.dutyOfficer, ownSession: true, phases, only: [id] }));
}

function strangersRound(): Round {
  return { name: 'посторонний', login: undefined, phases: ['coverage', 'fuzzing'], only: open };
}
