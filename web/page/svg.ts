// What the plain view and paper show as SVG, because the canvas is not there: a QR code, and the picture of a
// chart that is printed.
import type {PaperMark} from './packet.ts';

const svgNamespace = 'http' +
    '://www.w3.org/2000/svg';
const quiet = 4;  // modules of white around it

function add(name: string, parent?: Element): SVGElement {
  const element = document.createElementNS(svgNamespace, name) as SVGElement;
  parent?.append(element);
  return element;
}

export function drawCode(element: Element, size: number, modules: string): void {
  const svg = add('svg');
  svg.setAttribute('aria-hidden', 'true');  // its place has the name
  const side = size + 2 * quiet;
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = add('path', svg);
  const isBlack = (index: number) => modules[index] === '1';
  const square = (index: number) => `M${quiet + index % size} ${quiet + Math.floor(index / size)}h1v1h-1z`;
  path.setAttribute('d', [...modules ].map((_, index) => (isBlack(index) ? square(index) : '')).join(''));
  element.replaceChildren(svg);
}

// Hidden but on paper (paper.css), and its words are there for a printer and nobody else: the image is named,
// and its table has them.
export function drawForPaper(element: Element, width: number, height: number, marks: PaperMark[]): void {
  const svg = add('svg');
  svg.classList.add('paper');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width));
  for (const [ink, size, words, x, y, bold] of marks) {
    const mark = add(x === undefined ? 'path' : 'text', svg);
    mark.classList.add(`ink${ink}`, size && x === undefined ? 'stroke' : 'fill');
    if (x === undefined) {
      mark.setAttribute('d', words);
      mark.setAttribute('stroke-width', String(size));
      continue;
    }
    mark.textContent = words;
    const rest = {x, y, 'font-size': size, 'font-weight': bold ? 700 : 400};
    for (const [name, value] of Object.entries(rest)) mark.setAttribute(name, String(value));
  }
  element.querySelector(':scope > svg')?.remove();
  element.append(svg);
}
