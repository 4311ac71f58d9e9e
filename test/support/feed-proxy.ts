/** Stands between the engine's exporter and the application's feed: records every byte of the engine, and can be cut and opened. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export type FeedProxy = {
  readonly port: number;
  /** All that the engine has sent so far, as it went over the wire. */
  readonly recorded: () => Buffer;
  /** Refuses new connections and breaks the open ones. */
  readonly cut: () => Promise<void>;
  readonly open: () => Promise<void>;
};

/** Listens on a free port of the loopback interface and hands everything on to `targetPort`. */
export async function startFeedProxy(targetPort: number): Promise<FeedProxy> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((engine) => {
    const application = connect(targetPort, '127.0.0.1');
    keep(engine);
    keep(application);
    engine.on('data', (chunk: Buffer) => chunks.push(chunk));
    engine.pipe(application).pipe(engine);
    engine.on('close', () => application.destroy());
    application.on('close', () => engine.destroy());
  });
  await listenOn(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    recorded: () => Buffer.concat(chunks),
    cut: () => close(server, sockets),
    open: () => listenOn(server, port),
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
