/**
 * `npm run audit -- verify [--json]`: checks the audit's chain of seals; one line on stdout with --json, words otherwise.
 * `npm run audit -- accept-restore --reason "…"`: the database was restored from an older copy, and the chain goes on from there.
 */
import { parseArgs } from 'node:util';
import { auditText, keptText, nothingToAccept } from './audit-text.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import { runningAudit } from '#launcher/running-database.ts';
import { acceptRestore } from '#store/accept-restore.ts';
import { formerFile, openHeadFile } from '#store/audit-head-file.ts';
import { type Verification, verifyAudit } from '#store/audit-verification.ts';
import { connect, roleUrl } from '#store/database.ts';

const usage = 'npm run audit -- verify [--json], npm run audit -- accept-restore --reason "почему".';
const shortestReason = 10;
type Installation = Awaited<ReturnType<typeof runningAudit>>;
type Asked =
  { readonly command: 'verify'; readonly json: boolean } | { readonly command: 'accept'; readonly reason: string };

export async function main(args: readonly string[]): Promise<number> {
  const asked = read(args);
  const installation = await runningAudit();
  return asked.command === 'verify' ? verify(installation, asked.json) : accept(installation, asked.reason);
}

async function verify(installation: Installation, json: boolean): Promise<number> {
  process.stderr.write('Проверяю цепочку журнала действий…\n');
  if (!installation.headFile)
    process.stderr.write('Конец цепочки вне базы не хранится (AUDIT_HEAD_FILE): отрезанный конец не проверить.\n');
  const found = await verified(installation);
  process.stdout.write(json ? `${JSON.stringify(found)}\n` : auditText(found));
  return found.ok ? 0 : 1;
}

async function verified({ ownerUrl, secrets, headFile }: Installation): Promise<Verification> {
  const db = connect(ownerUrl, { applicationName: 'seven-steps audit', size: 2 });
  try {
    const noted = headFile ? await openHeadFile(headFile).read() : null;
    return await verifyAudit(db, { secrets, noted });
  } finally {
    await db.destroy();
  }
}

/** Only a cut tail can come of a restore: whatever else is broken is not accepted by this. */
async function accept(installation: Installation, reason: string): Promise<number> {
  const { ownerUrl, secrets, headFile: file } = installation;
  if (!file) throw new LauncherError('конец цепочки вне базы здесь не хранится.', 'задайте AUDIT_HEAD_FILE.');
  const { broken } = await verified(installation);
  if (broken?.kind !== 'TAIL_CUT') {
    process.stderr.write(nothingToAccept(broken));
    return 1;
  }
  const db = connect(roleUrl(ownerUrl, secrets[0], 'seven_sealer'), { applicationName: 'seven-steps audit', size: 2 });
  try {
    const asked = { headFile: openHeadFile(file), reason, at: new Date().toISOString() };
    const kept = await acceptRestore(db, asked);
    process.stdout.write(kept ? keptText(kept, formerFile(file, kept)) : nothingToAccept(null));
    return kept ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

function read(args: readonly string[]): Asked {
  const wrong = (what: string, cause?: unknown) => new LauncherError(what, usage, { cause });
  try {
    const options = { json: { type: 'boolean', default: false }, reason: { type: 'string', default: '' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const command = positionals.join(' ');
    if (command === 'verify') return { command, json: values.json };
    if (command === 'accept-restore') {
      const reason = values.reason.trim();
      if (reason.length >= shortestReason) return { command: 'accept', reason };
      throw wrong('не сказано, почему база восстановлена из копии (хотя бы десять знаков).');
    }
  } catch (cause) {
    if (cause instanceof LauncherError) throw cause;
    throw wrong(`непонятные параметры: ${args.join(' ')}.`, cause);
  }
  throw wrong('что сделать с журналом действий, не сказано.');
}
