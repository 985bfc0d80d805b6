// Which piece of the document the canvas covers. The document scrolls natively; the canvas lies in it as a
// tile that is larger than the window and is moved ahead of the motion (research H, section 3).
import type {Tile} from './presenter.ts';

const marginWindows = 1.5;  // above and below; at 8,000 px/s the prediction alone is 960 px
const predictionMs = 120;
const backingMax = 4096;  // device pixels; beyond, software raster and phones' memory suffer
const speedForgottenMs = 200;

// The tile's top must be a whole device pixel, or the picture would be resampled: the smallest step that is.
export function quantumFor(scale: number): number {
  for (let step = 1; step <= 128; step++) {
    if (Math.abs(step * scale - Math.round(step * scale)) < 1e-3) return step;
  }
  return 16;
}

export interface Ground {
  width: number;
  viewport: number;
  dpr: number;
  textureSizeMax: number;
  documentHeight: number;
}

export class Scroll {
  private speed = 0;  // CSS pixels a millisecond, downwards
  private lastAt = 0;
  private lastTop = 0;
  private margin = marginWindows;

  // The canvas's size stays the same while the page scrolls.
  size(ground: Ground): {height: number; scale : number} {
    const cap = Math.min(ground.textureSizeMax, backingMax);
    const wish = ground.viewport * (1 + 2 * this.margin);
    const scale = ground.dpr > 2 && wish * ground.dpr > cap ? 2 : ground.dpr;
    const step = quantumFor(scale);
    const height = Math.min(Math.floor(cap / scale), Math.ceil(wish));
    if (ground.documentHeight <= height) return {height: ground.documentHeight, scale};
    return {height: Math.max(step, Math.floor(height / step) * step), scale};
  }

  // The browser gave a smaller buffer than was asked for.
  shrink(): void { this.margin /= 2; }

  moved(top: number, now: number): void {
    const elapsed = now - this.lastAt;
    if (elapsed > speedForgottenMs) {
      this.speed = 0;
    } else if (elapsed > 0) {
      this.speed = this.speed * 0.4 + ((top - this.lastTop) / elapsed) * 0.6;
    }
    this.lastAt = now;
    this.lastTop = top;
  }

  // Ahead of the motion: centring on the window would waste half of the tile.
  wanted(ground: Ground, scrollTop: number): Tile {
    const {height, scale} = this.size(ground);
    const margin = Math.max(0, (height - ground.viewport) / 2);
    const ahead = Math.max(-0.9 * margin, Math.min(0.9 * margin, this.speed * predictionMs));
    const step = quantumFor(scale);
    const last = Math.max(0, ground.documentHeight - height);
    const top = Math.max(0, Math.min(last, scrollTop - margin + ahead));
    // The last tile may reach under the document's end; what hangs over is clipped by the page.
    const snapped = top === last ? Math.ceil(top / step) * step : Math.floor(top / step) * step;
    return {top: snapped, width: ground.width, height, scale};
  }

  // Less than half of the margin is left in the direction of motion.
  isLate(tile: Tile, ground: Ground, scrollTop: number): boolean {
    const margin = Math.max(0, (tile.height - ground.viewport) / 2);
    const above = scrollTop - tile.top;
    const below = tile.top + tile.height - scrollTop - ground.viewport;
    const isAtTop = tile.top <= 0;
    const isAtEnd = tile.top + tile.height >= ground.documentHeight;
    if (above < 0 && !isAtTop) return true;
    if (below < 0 && !isAtEnd) return true;
    return (this.speed <= 0 && above < margin / 2 && !isAtTop) ||
        (this.speed >= 0 && below < margin / 2 && !isAtEnd);
  }
}
