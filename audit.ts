/** `npm run audit -- verify [--json]`: checks the audit's chain of seals; one line on stdout with --json, words otherwise. */
import { parseArgs } from 'node:util';
import { LauncherError } from '#launcher/launcher-error.ts';
import { runningAudit } from '#launcher/running-database.ts';
import { openHeadFile } from '#store/audit-head-file.ts';
import { type Break, type Verification, verifyAudit } from '#store/audit-verification.ts';
import { connect } from '#store/database.ts';

const usage = 'npm run audit -- verify [--json].';

export async function main(args: readonly string[]): Promise<number> {
  const { json } = read(args);
  const { ownerUrl, secrets, headFile } = await runningAudit();
  const db = connect(ownerUrl, { applicationName: 'seven-steps audit', size: 2 });
  try {
    process.stderr.write('Проверяю цепочку журнала действий…\n');
    if (!headFile)
      process.stderr.write('Конец цепочки вне базы не хранится (AUDIT_HEAD_FILE): отрезанный конец не проверить.\n');
    const noted = headFile ? await openHeadFile(headFile).read() : null;
    const found = await verifyAudit(db, { secrets, noted });
    process.stdout.write(json ? `${JSON.stringify(found)}\n` : auditText(found));
    return found.ok ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

function read(args: readonly string[]): { json: boolean } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.join(' ') === 'verify') return values;
  } catch (cause) {
    throw new LauncherError(`непонятные параметры: ${args.join(' ')}.`, usage, { cause });
  }
  throw new LauncherError('что сделать с журналом действий, не сказано.', usage);
}

const words: Readonly<Record<Break['kind'], (broken: Break) => string>> = {
  CHANGED: ({ rowId, position }) => `запись ${rowId} изменена (место ${position} в цепочке)`,
  DELETED: ({ rowId }) => `запись ${rowId} удалена`,
  SEAL_MISSING: ({ position }) => `нет печати на месте ${position}: запись и её печать удалены или переставлены`,
  INSERTED: ({ rowId }) => `запись ${rowId} вставлена в обход приложения: у неё нет печати`,
  UNSIGNED: ({ rowId }) => `запись ${rowId} не подписана приложением: её вставили в обход него`,
  TAIL_CUT: ({ position }) => `конец журнала отрезан: не хватает записей с места ${position} в цепочке`,
  HEAD_MISSING: () => 'нет файла с концом цепочки: проверить, не отрезан ли конец журнала, нельзя',
};
/** Nobody seals when rows wait this long. */
const lateSeconds = 60;

/** The outcome in words. */
function auditText({ checked, broken, waiting }: Verification): string {
  const first = broken
    ? `Журнал действий нарушен: ${words[broken.kind](broken)}. До этого места проверено записей: ${checked}.`
    : `Журнал действий цел. Проверено записей: ${checked}.`;
  const late = waiting.seconds > lateSeconds ? ' Записи не запечатываются: проверьте, работает ли приложение.' : '';
  return `${first}\n${waiting.rows > 0 ? `Ждут печати: ${waiting.rows}.${late}\n` : ''}`;
}
