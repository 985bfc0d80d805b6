// A QR code for the plain view and for print; the canvas view has it in its picture.
const svgNamespace = 'http' +
    '://www.w3.org/2000/svg';
const quiet = 4;  // modules of white around it

export function drawCode(element: Element, size: number, modules: string): void {
  const svg = document.createElementNS(svgNamespace, 'svg');
  const side = size + 2 * quiet;
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(svgNamespace, 'path');
  const isBlack = (index: number) => modules[index] === '1';
  const square = (index: number) => `M${quiet + index % size} ${quiet + Math.floor(index / size)}h1v1h-1z`;
  path.setAttribute('d', [...modules ].map((_, index) => (isBlack(index) ? square(index) : '')).join(''));
  svg.append(path);
  element.replaceChildren(svg);
}
