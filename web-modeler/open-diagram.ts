/** One BPMN diagram drawn by bpmn-js in a place of the page, with marks that can be replaced while it stays open. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** A class on an element or flow; `note` is a short text shown at its corner. */
export type DiagramMark = { readonly elementId: string; readonly className: string; readonly note?: string };

export type OpenDiagram = {
  readonly mark: (marks: readonly DiagramMark[]) => void;
  readonly zoom: (step: 1 | -1) => void;
  readonly fit: () => void;
  readonly names: () => ReadonlyMap<string, string>;
  readonly destroy: () => void;
};

type Canvas = {
  addMarker: (id: string, name: string) => void;
  removeMarker: (id: string, name: string) => void;
  zoom: (level: 'fit-viewport', center?: 'auto') => number;
};
type Overlays = { add: (id: string, overlay: object) => string; remove: (id: string) => void };
type Zoom = { stepZoom: (step: number) => void };
type Element = { readonly id: string; readonly businessObject?: { readonly name?: string } };
type Registry = { get: (id: string) => Element | undefined; getAll: () => Element[] };

export async function openDiagram(container: HTMLElement, xml: string): Promise<OpenDiagram> {
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  let undo: (() => void)[] = [];
  canvas.zoom('fit-viewport', 'auto');

  function put({ elementId, className, note }: DiagramMark): void {
    if (!registry.get(elementId)) return;
    canvas.addMarker(elementId, className);
    undo.push(() => canvas.removeMarker(elementId, className));
    if (!note) return;
    const html = document.createElement('div');
    html.className = 'diagram-note';
    html.textContent = note;
    const overlay = overlays.add(elementId, { position: { top: -14, left: 4 }, html });
    undo.push(() => overlays.remove(overlay));
  }

  return {
    mark(marks) {
      undo.forEach((step) => step());
      undo = [];
      marks.forEach(put);
    },
    zoom: (step) => viewer.get<Zoom>('zoomScroll').stepZoom(step),
    fit: () => void canvas.zoom('fit-viewport', 'auto'),
    names: () =>
      new Map(
        registry
          .getAll()
          .flatMap(({ id, businessObject }) => (businessObject?.name ? [[id, businessObject.name] as const] : [])),
      ),
    destroy: () => viewer.destroy(),
  };
}
