/** The head of the audit's chain in a file outside the database: what stands there once must be in the database for ever. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Head } from './audit-seals-store.ts';

export type HeadFile = {
  readonly read: () => Promise<Head | undefined>;
  readonly write: (head: Head) => Promise<void>;
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
    write: async ({ position, digest }) => {
      const part = `${file}.${randomUUID()}.part`;
      await writeFile(part, `${JSON.stringify({ position, digest })}\n`, { mode: 0o600 });
      await rename(part, file);
    },
  };
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
