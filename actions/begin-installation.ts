/** The first deed of a system without people: its places and its first administrator, who does everything further. */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Database } from '#store/database.ts';
import { beginInstallation as begin } from '#store/staff-store.ts';

type Installation = {
  readonly region: string;
  readonly district: string;
  readonly centre: { readonly name: string; readonly timeZone: string };
  readonly person: {
    readonly fullName: string;
    readonly post: string;
    readonly login: string;
    readonly passwordHash: string;
  };
};

/** ALREADY_BEGUN: somebody is there already. */
export async function beginInstallation(db: Database, installation: Installation): Promise<void> {
  await db.transaction(async (trx) => {
    const id = await begin(trx, installation);
    if (!id) throw new DomainError('ALREADY_BEGUN');
    await trx.raw("SELECT set_config('app.user_id', ?, true)", [id]);
    const deed = { action: 'BEGIN_INSTALLATION', subjectKind: 'user', subjectId: id };
    await writeAudit(trx, { actorId: id, actorKind: 'PERSON', ...deed });
  });
}
