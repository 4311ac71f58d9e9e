/** npm start: the whole system on this machine. */
import { enter } from './entry.mjs';

await enter('launcher/start.ts');
