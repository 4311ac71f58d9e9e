/** The head of the audit's chain in a file outside the database: what stands there once must be in the database for ever. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Head } from './audit-seals-store.ts';

export type HeadFile = {
  readonly read: () => Promise<Head | undefined>;
  readonly write: (head: Head) => Promise<void>;
  /** Keeps a head that was given up in a file of its own beside. */
  readonly keepFormer: (kept: KeptHead) => Promise<void>;
  readonly remove: () => Promise<void>;
};
/** A head that the database lost by a restore, from which link the chain went on, and why. */
export type KeptHead = {
  readonly former: Head;
  readonly continuedFrom: number;
  readonly at: string;
  readonly reason: string;
};

const schema = z.object({ position: z.int().min(1), digest: z.string().min(1) });

/** A file that is there but cannot be understood counts as noted and lost. */
const unreadable: Head = { position: 1, digest: 'unreadable' };

export function openHeadFile(file: string): HeadFile {
  return {
    read: async () => {
      const text = await readFile(file, 'utf8').catch((error: { code?: string }) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (text === undefined) return undefined;
      const parsed = schema.safeParse(jsonOf(text));
      return parsed.success ? parsed.data : unreadable;
    },
    write: ({ position, digest }) => replace(file, { position, digest }),
    keepFormer: (kept) => replace(formerFile(file, kept), kept),
    remove: () => rm(file, { force: true }),
  };
}

/** `audit-head.json` → `audit-head.former-2026-11-23T10-00-00Z.json` */
export function formerFile(file: string, { at }: Pick<KeptHead, 'at'>): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.former-${at.replace(/\.\d+/, '').replaceAll(':', '-')}${ext}`);
}

/** Whole or not at all. */
async function replace(file: string, content: unknown): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  await rename(part, file);
}

/** Whether the database lacks the link that was noted, or has another in its place. */
export function headIsLost(noted: Head, found: Head | undefined): boolean {
  return found?.digest !== noted.digest;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
