/** What a start says about the way in over the network: addresses, and how a tablet learns to trust the own certificate. */
import { fingerprintOf, localNames, type TlsFiles } from './certificate.ts';
import { LOOPBACK } from './ports.ts';

/** For a copy that speaks HTTPS. */
export async function networkHint({
  files,
  port,
}: {
  readonly files: TlsFiles;
  readonly port: number;
}): Promise<string> {
  const names = localNames().filter((name) => !['localhost', LOOPBACK, '::1'].includes(name));
  const addresses = names.map((name) => `https://${name.includes(':') ? `[${name}]` : name}:${port}`);
  const list = `Из локальной сети (HTTPS):\n${addresses.map((address) => `  ${address}`).join('\n')}\n`;
  return files.authority ? `${list}${await trustHint(files.authority, addresses[0] ?? '')}` : list;
}

async function trustHint(authority: string, address: string): Promise<string> {
  return `Чтобы планшет доверял этому адресу, установите на него сертификат (один раз):
  1. откройте на планшете ${address}/authority.crt (или перенесите файл ${authority});
  2. сверьте отпечаток SHA-256: ${await fingerprintOf(authority)};
  3. Android: «Настройки → Безопасность → Установить сертификат → Сертификат ЦС»;
     iPad: «Настройки → Профиль загружен → Установить», затем «Основные → Об этом устройстве → Доверие сертификатам».
`;
}

/** For a copy that listens to the network without HTTPS: passwords and casework would pass in the open. */
export function openNetworkWarning(stack: { readonly app: { readonly baseUrl: string } }): string {
  const host = process.env['HOST'];
  if (!host || host === LOOPBACK || host === 'localhost' || host === '::1' || process.env['HTTPS'] === 'true')
    return '';
  return `ВНИМАНИЕ: ${stack.app.baseUrl} открыт для сети без шифрования. Уберите HOST и запустите npm start -- --tls.\n`;
}
