/** The demonstration accounts as a table for the person who has just started the system. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryFolder } from './repository.ts';

type DemoAccount = {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly string[];
};

const ROLE_NAMES: Readonly<Record<string, string>> = {
  dutyOfficer: 'дежурный',
  caseCurator: 'куратор случая',
  psychologist: 'психолог',
  unitHead: 'заведующий отделением',
  consiliumMember: 'член консилиума',
  commissionSecretary: 'секретарь комиссии',
  agencyOfficer: 'сотрудник ведомства',
  methodologist: 'методист',
  supervisor: 'супервизор',
  manager: 'руководитель',
  administrator: 'администратор',
};

export async function readDemoAccounts(): Promise<DemoAccount[]> {
  const text = await readFile(path.join(repositoryFolder, 'seeds', 'demo', 'accounts.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as DemoAccount[];
}

export function formatDemoAccounts(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ login, password, name, roles }) => [
    login,
    password,
    name,
    roles.map(roleName).join(', '),
  ]);
  return formatTable([['Логин', 'Пароль', 'Кто', 'Роли'], ...rows]);
}

function roleName(code: string): string {
  return ROLE_NAMES[code] ?? code;
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_cell, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd())
    .join('\n');
}
