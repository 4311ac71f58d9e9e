/** A minimal receiver of the exporter's bulk requests: it reads only the records that a bare driver cannot do without. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EngineRecord, parseBulk } from '#engine/feed/parse.ts';
import { LOOPBACK } from '#launcher/ports.ts';

type Listener = (record: EngineRecord) => void;
export type RecordSink = { readonly url: string; readonly stop: () => Promise<void> };

const welcome = { version: { number: '8.13.0', build_flavor: 'default' }, tagline: 'You Know, for Search' };

/** Tells of new user tasks, and of process instances that have come to their end. */
export async function startRecordSink(onRecord: Listener): Promise<RecordSink> {
  const server = createServer((request, response) => void take(request, response, onRecord));
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`, stop };
}

async function take(request: IncomingMessage, response: ServerResponse, onRecord: Listener): Promise<void> {
  const body = await readBody(request);
  const isBulk = request.method === 'POST' && request.url?.startsWith('/_bulk');
  response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
  response.end(JSON.stringify(isBulk ? takeBulk(body, onRecord) : welcome));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Lines without the words that are looked for are not even read as JSON. */
function takeBulk(body: string, onRecord: Listener): object {
  const lines = body.split('\n').filter((line) => line.length > 0);
  for (let index = 1; index < lines.length; index += 2) {
    const line = lines[index] ?? '';
    if (!isTaskCreated(line) && !isInstanceEnded(line)) continue;
    for (const { record } of parseBulk(`{}\n${line}`)) if (record) onRecord(record);
  }
  return {
    took: 1,
    errors: false,
    items: Array.from({ length: lines.length / 2 }, () => ({ index: { status: 201 } })),
  };
}

const isTaskCreated = (line: string): boolean =>
  line.includes('"valueType":"USER_TASK"') && line.includes('"intent":"CREATED"');
const isInstanceEnded = (line: string): boolean =>
  line.includes('"intent":"ELEMENT_COMPLETED"') && line.includes('"bpmnElementType":"PROCESS"');
