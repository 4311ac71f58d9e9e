/** npm run doctor: what this machine has, lacks or runs out of. */
import { enter } from './entry.mjs';

await enter('launcher/doctor.ts');
