/** One BPMN diagram drawn by bpmn-js in a place of the page, with marks that can be replaced while it stays open. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** A class on an element or flow; `note` is a short text shown at its corner. */
export type DiagramMark = { readonly elementId: string; readonly className: string; readonly note?: string };

export type OpenDiagram = {
  readonly mark: (marks: readonly DiagramMark[]) => void;
  readonly zoom: (step: 1 | -1) => void;
  readonly fit: () => void;
  /** The elements that contain no others, with their names: where a token really stands. */
  readonly names: () => ReadonlyMap<string, string>;
  readonly destroy: () => void;
};

type Canvas = {
  addMarker: (id: string, name: string) => void;
  removeMarker: (id: string, name: string) => void;
  zoom: (level: 'fit-viewport' | number, center?: 'auto') => number;
  viewbox: (box?: { x: number; y: number; width: number; height: number }) => Viewbox;
};
type Viewbox = {
  readonly inner: { x: number; y: number; height: number };
  readonly outer: { width: number; height: number };
};
type Overlays = { add: (id: string, overlay: object) => string; remove: (id: string) => void };
type Zoom = { stepZoom: (step: number) => void };
type Element = {
  readonly id: string;
  readonly businessObject?: { readonly name?: string };
  readonly type?: string;
  readonly children?: readonly Element[];
  readonly x?: number;
  readonly y?: number;
};
type Registry = { get: (id: string) => Element | undefined; getAll: () => Element[] };

/** Opens at a readable size: around `focusOn`, or at the beginning of the diagram. */
export async function openDiagram(container: HTMLElement, xml: string, focusOn?: string): Promise<OpenDiagram> {
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  let undo: (() => void)[] = [];
  showReadably(canvas, focusOn ? registry.get(focusOn) : undefined);

  function put({ elementId, className, note }: DiagramMark): void {
    const element = registry.get(elementId);
    if (!element || contains(element)) return;
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
          .flatMap((element) => (contains(element) ? [] : [[element.id, element.businessObject?.name ?? ''] as const])),
      ),
    destroy: () => viewer.destroy(),
  };
}

/** A sub-process that shows its inside: the tokens inside say more than a mark around them. */
function contains(element: Element): boolean {
  return (element.children ?? []).some(({ type }) => type !== 'label');
}

const READABLE = 0.85;

function showReadably(canvas: Canvas, element: Element | undefined): void {
  canvas.zoom('fit-viewport', 'auto');
  const { inner, outer } = canvas.viewbox();
  if (canvas.zoom('fit-viewport', 'auto') >= READABLE) return;
  const width = outer.width / READABLE;
  const height = outer.height / READABLE;
  const x = element?.x === undefined ? inner.x - 20 : element.x - width / 3;
  const y = element?.y === undefined ? inner.y + inner.height / 2 - height / 2 : element.y + 40 - height / 2;
  canvas.viewbox({ x, y, width, height });
}
