/** npm test: every test; --long for the long ones; other words are path filters of Jest. */
import { enter } from './entry.mjs';

await enter('launcher/test.ts');
