/** Vite plugin: puts Russian in place of the untranslatable texts of form-js-viewer; fails when the library was not met at all. */
import type { Plugin } from 'vite';
import { russianViewerSource } from '../../form-runtime/russian-viewer-source.ts';

const BUNDLE = '@bpmn-io/form-js-viewer/dist/index.es.js';

export function russianFormViewer(): Plugin {
  let met = false;
  return {
    name: 'russian-form-viewer',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith(BUNDLE)) return null;
      met = true;
      return { code: russianViewerSource(code), map: null };
    },
    buildEnd(error) {
      if (!error && !met) throw new Error('form-js-viewer was not bundled: nothing was translated');
    },
  };
}
