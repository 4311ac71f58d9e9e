/** The engine's own tool from its archive answers for the running system: what we run is a plain, real Zeebe. */
import path from 'node:path';
import { execa } from 'execa';
import { engineHome } from '#launcher/engine-archive.ts';
import { waitUntil } from '#launcher/waiting.ts';
import { sharedStack } from '#test/support/shared-stack.ts';

const tools: Readonly<Record<string, string>> = { linux: 'zbctl', darwin: 'zbctl.darwin', win32: 'zbctl.exe' };

test('zbctl status of the archive names one healthy broker of our version', async () => {
  // given
  const zbctl = path.join(engineHome(), 'bin', tools[process.platform] ?? 'zbctl');
  const address = sharedStack().engine.grpcAddress.replace(/^grpc:\/\//, '');

  // when: a jump of the controlled clock lets the broker call itself unhealthy until its next look at itself
  let stdout = '';
  const healthy = await waitUntil(
    async () => {
      ({ stdout } = await execa(zbctl, ['--insecure', '--address', address, 'status']));
      return /Leader, Healthy/.test(stdout);
    },
    { timeoutMs: 60_000 },
  );

  // then
  expect({ healthy, stdout }).toMatchObject({ healthy: true });
  expect(stdout).toContain('Cluster size: 1');
  expect(stdout).toContain('Version: 8.5.8');
});
