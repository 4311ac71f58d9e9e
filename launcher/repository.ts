/** Where this checkout lies: all paths of the launcher start here and not at the current folder. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
