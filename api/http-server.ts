/**
 * Node's server around the application: limits on slow and endless requests, and refusals in problem+json for what is no HTTP
 * request at all and so never reaches the application.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';

/** PEM texts of the server's certificate (with its chain) and private key. */
export type Certificate = { readonly cert: string; readonly key: string };

const limits = { headersTimeout: 20_000, requestTimeout: 120_000, keepAliveTimeout: 15_000, maxHeaderSize: 16_384 };
const mostHeaders = 100;

/** With a certificate the server speaks HTTPS (TLS 1.2 and newer), without one HTTP. */
export function createWebServer(app: RequestListener, certificate?: Certificate): Server {
  const server = certificate
    ? createSecureServer({ ...limits, ...certificate, minVersion: 'TLSv1.2' }, app)
    : createServer(limits, app);
  server.maxHeadersCount = mostHeaders;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => refuse(socket, refusalOf(error.code)));
  server.on('connect', (_request, socket: Duplex) => refuse(socket, unknownMethod));
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'content-type': 'application/problem+json', connection: 'close' });
    response.end(bodyOf({ status: 417, code: 'MALFORMED', title: 'Запрос составлен неверно' }));
  });
  return server;
}

type Refusal = { readonly status: number; readonly code: string; readonly title: string };

const malformed: Refusal = { status: 400, code: 'MALFORMED', title: 'Запрос составлен неверно' };
const unknownMethod: Refusal = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  title: 'Этот метод здесь не предусмотрен',
};
const refusals: Readonly<Record<string, Refusal>> = {
  HPE_INVALID_METHOD: unknownMethod,
  HPE_HEADER_OVERFLOW: { status: 431, code: 'TOO_LARGE', title: 'Заголовки запроса слишком велики' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'TOO_SLOW', title: 'Запрос передавался слишком долго' },
};

const refusalOf = (code: string | undefined): Refusal => refusals[code ?? ''] ?? malformed;

const bodyOf = (refusal: Refusal): string => JSON.stringify({ type: 'about:blank', ...refusal });

function refuse(socket: Duplex, refusal: Refusal): void {
  if (!socket.writable) return void socket.destroy();
  const body = bodyOf(refusal);
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} Refused`,
      'Connection: close',
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
