// Draws a packet's picture with WebGL2, in the task that brought it. It keeps what it needs to draw once more
// without asking the app: the atlas's bytes and the last picture. Lost for good, the plain view takes over.
import type {Draw, Packet, TextureOp} from './packet.ts';

export const counters = {
  frames: 0,
  screens: 0,  // how often another screen took the place of one
  late: 0,     // presses that were meant for an earlier screen, and pressed nothing
  ack: 0,      // of the last packet
  restarts: 0, // how often another worker has gone on
  presented: 0,
  rafCalls: 0,
  glDraws: 0,
  stale: 0,
  unknown: 0,
  packetBytes: 0
};

// Where the canvas lies in the document, in CSS pixels, and how many device pixels one of them has.
export interface Tile {
  top: number;
  width: number;
  height: number;
  scale: number;
}

const vertexSource = `#version 300 es
layout(location=0) in vec2 position; layout(location=1) in vec2 uv; layout(location=2) in vec4 colour;
uniform vec3 tile; out vec2 at; out vec4 ink;
void main() {
  at = uv; ink = colour;
  gl_Position = vec4(position.x * tile.x - 1.0, 1.0 - (position.y - tile.z) * tile.y, 0.0, 1.0);
}`;
const fragmentSource = `#version 300 es
precision mediump float;
uniform sampler2D atlas; in vec2 at; in vec4 ink; out vec4 pixel;
void main() { pixel = vec4(ink.rgb, ink.a * texture(atlas, at).r); }`;
const restoreWaitMs = 2_000;

interface Atlas {
  width: number;
  height: number;
  bytes: Uint8Array;
  texture: WebGLTexture|null;
}
interface Gl {
  context: WebGL2RenderingContext;
  tile: WebGLUniformLocation|null;
  vertices: WebGLBuffer;
  indices: WebGLBuffer;
}

function compile(gl: WebGL2RenderingContext): Gl|null {
  const program = gl.createProgram();
  for (const [type, source] of [[ gl.VERTEX_SHADER, vertexSource ], [ gl.FRAGMENT_SHADER, fragmentSource ]] as
       const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return null;
  gl.useProgram(program);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  const [vertices, indices] = [ gl.createBuffer(), gl.createBuffer() ];
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
  return {context: gl, tile: gl.getUniformLocation(program, 'tile'), vertices, indices};
}

export class Presenter {
  readonly canvas = document.createElement('canvas');
  textureSizeMax = 4096;
  private gl: Gl|null = null;
  private readonly atlases = new Map<number, Atlas>();
  private held: {draw: Draw; ground : [ number, number, number ]}|null = null;
  private tile: Tile|null = null;
  private isUploaded = false;  // the held picture's vertices are in the buffers
  private hasDrawn = false;    // since the last rendered frame
  private isWaiting = false;   // a picture waits for the next rendered frame
  private restoreTimer = 0;

  // `onLost` is called once, when nothing can be drawn here any more.
  constructor(private readonly onLost: () => void) {
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.gl = null;
      this.restoreTimer = window.setTimeout(this.onLost, restoreWaitMs);
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      window.clearTimeout(this.restoreTimer);
      this.begin();
      this.drawNow();
    });
  }

  // False where there is no WebGL2.
  begin(): boolean {
    const context = this.canvas.getContext(
        'webgl2', {alpha: false, antialias: false, depth: false, powerPreference: 'low-power'});
    this.gl = context && compile(context);
    // Asked once: an answer waits until the graphics process has done all before it.
    if (context) this.textureSizeMax = context.getParameter(context.MAX_TEXTURE_SIZE) as number;
    this.isUploaded = false;
    if (this.gl)
      for (const atlas of this.atlases.values()) this.upload(atlas);
    return this.gl !== null;
  }

  // Every packet's texture ops, also of one whose picture is not drawn.
  take(packet: Packet): void {
    for (const op of packet.textureOps) this.apply(op);
    if (!packet.draw) return;
    this.held = {draw: packet.draw, ground: packet.ground};
    this.isUploaded = false;
  }

  // Draws the held picture into this tile: at once, or with the next rendered frame if this one has been
  // drawn for already. Drawing has no brake of its own, and a queue of pictures nobody saw would block the
  // real one.
  present(tile: Tile): void {
    this.tile = tile;
    if (this.hasDrawn) {
      this.isWaiting = true;
      return;
    }
    this.drawNow();
    this.hasDrawn = true;
    counters.rafCalls++;
    requestAnimationFrame(() => {
      this.hasDrawn = false;
      if (!this.isWaiting || !this.tile) return;
      this.isWaiting = false;
      this.present(this.tile);
    });
  }

  // Another app draws from here: its textures are its own. The last picture stands until it draws.
  forget(): void {
    for (const {texture} of this.atlases.values()) this.gl?.context.deleteTexture(texture);
    this.atlases.clear();
    this.held = null;
  }

  // What the browser really gave; a wish beyond its limits is cut without an error.
  gotWhatWasAsked(): boolean {
    const gl = this.gl?.context;
    return !gl ||
        (gl.drawingBufferHeight === this.canvas.height && gl.drawingBufferWidth === this.canvas.width);
  }

  private apply(op: TextureOp): void {
    if (op.kind === 'destroy') {
      const atlas = this.atlases.get(op.id);
      if (atlas?.texture) this.gl?.context.deleteTexture(atlas.texture);
      this.atlases.delete(op.id);
      return;
    }
    if (op.kind === 'create') {
      const bytes = new Uint8Array(op.width * op.height);
      bytes.set(op.pixels);
      const atlas: Atlas = {width: op.width, height: op.height, bytes, texture: null};
      this.atlases.set(op.id, atlas);
      return this.upload(atlas);
    }
    const atlas = this.atlases.get(op.id);
    if (!atlas) return;
    for (let row = 0; row < op.height; row++) {
      atlas.bytes.set(
          op.pixels.subarray(row * op.width, (row + 1) * op.width), (op.y + row) * atlas.width + op.x);
    }
    const gl = this.gl?.context;
    if (!gl) return;
    gl.bindTexture(gl.TEXTURE_2D, atlas.texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, op.x, op.y, op.width, op.height, gl.RED, gl.UNSIGNED_BYTE, op.pixels);
  }

  private upload(atlas: Atlas): void {
    const gl = this.gl?.context;
    if (!gl) return;
    atlas.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, atlas.texture);
    for (const [name, value] of [
             [ gl.TEXTURE_MIN_FILTER, gl.LINEAR ],
             [ gl.TEXTURE_MAG_FILTER, gl.LINEAR ],
             [ gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE ],
             [ gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE ],
    ] as const)
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    gl.texImage2D(
        gl.TEXTURE_2D, 0, gl.R8, atlas.width, atlas.height, 0, gl.RED, gl.UNSIGNED_BYTE, atlas.bytes);
  }

  private place(tile: Tile): void {
    const [width, height] = [ Math.round(tile.width * tile.scale), Math.round(tile.height * tile.scale) ];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const style = this.canvas.style;
    style.width = `${width / tile.scale}px`;  // whole device pixels, or the browser would resample
    style.height = `${height / tile.scale}px`;
    style.top = `${tile.top}px`;
  }

  private drawNow(): void {
    if (!this.tile || !this.held || !this.gl) return;
    this.place(this.tile);
    const {context: gl, tile} = this.gl;
    const {draw, ground} = this.held;
    if (!this.isUploaded) {
      gl.bufferData(gl.ARRAY_BUFFER, draw.vertices, gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, draw.indices, gl.STREAM_DRAW);
      this.isUploaded = true;
    }
    const {width, height} = this.canvas;
    gl.viewport(0, 0, width, height);
    gl.clearColor(ground[0] / 255, ground[1] / 255, ground[2] / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform3f(tile, (2 * this.tile.scale) / width, (2 * this.tile.scale) / height, this.tile.top);
    gl.bindTexture(gl.TEXTURE_2D, this.atlases.get(draw.texture)?.texture ?? null);
    for (const command of draw.commands) {
      const base = command.vertexOffset * 20;  // WebGL2 has no base vertex
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 20, base);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, 20, base + 8);
      gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, 20, base + 16);
      gl.drawElements(gl.TRIANGLES, command.indexCount, gl.UNSIGNED_SHORT, command.firstIndex * 2);
      counters.glDraws++;
    }
    counters.presented++;
  }
}

declare global {
  interface Window {
    attuneCounters: typeof counters;
  }
}
window.attuneCounters = counters;
