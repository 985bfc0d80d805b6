// Reads the frame packet of shell/ui/PACKET.md. Nothing is copied: the views lie in the packet's own buffer.

export interface TextureOp {
  kind: 'create'|'update'|'destroy';
  id: number;
  x: number;
  y: number;
  width: number;
  height: number;  // of a create: the whole texture's; `pixels` may hold fewer rows
  pixels: Uint8Array;
}
export interface DrawCommand {
  vertexOffset: number;
  firstIndex: number;
  indexCount: number;
}
export interface Draw {
  texture: number;
  commands: DrawCommand[];
  vertices: Uint8Array;
  indices: Uint16Array;
}
export type Box = [ x: number, y: number, width: number, height: number ];

export type PaperMark =
    [ ink: number, size: number, path: string ]|
    [ ink: number, size: number, words: string, x: number, y: number, bold: 0|1 ];

// One node, with the short names of PACKET.md, "Semantics".
export interface SemanticNode {
  i: number;
  p?: number;
  r: string;
  k: string;
  l?: string;
  t?: string;
  v?: string;
  d?: string;
  b: Box;
  f?: [ y: number, height: number ];
  c?: number;
  n?: number;
  s?: string;
  o?: string;
  q?: string;
  x?: 1;
  w?: 1;
  m?: 1;
  e?: 1;
  max?: number;
  im?: string;
  ac?: string;
  pw?: 1;
  no?: 1;
  g?: string;
  y?: string;
  lg?: string;
  set?: string;
  rg?: [ min: number, max: number, step: number ];
  qr?: number;
  pt?: [ x: number, y: number, words: string ][];
  pm?: PaperMark[];
  cur?: 1;
  th?: string[];
  td?: string[][];
}
export interface Effects {
  key: string;
  title: string;
  lang: string;
  rtl: boolean;
  plain: boolean;  // only native elements can show this language
  say: [ text: string, urgent: 0|1 ][];
}
export interface Packet {
  frame: number;
  ack: number;
  view: number;
  top: number;
  height: number;
  documentWidth: number;
  documentHeight: number;
  dpr: number;
  ground: [ number, number, number ];
  stale: number;
  unknown: number;
  textureOps: TextureOp[];
  draw: Draw|null;
  nodes: SemanticNode[]|null;
  effects: Effects|null;
  size: number;
}

const magic = 0x50465441;
const version = 1;
const headerSize = 64;
const vertexSize = 20;
const opKinds = {
  1: 'create',
  2: 'update',
  3: 'destroy'
} as const;

class Reader {
  private readonly data: DataView;
  private readonly decoder = new TextDecoder();

  constructor(private readonly buffer: ArrayBuffer, private at: number) { this.data = new DataView(buffer); }
  u32(): number {
    this.at += 4;
    return this.data.getUint32(this.at - 4, true);
  }
  bytes(size: number): Uint8Array {
    const bytes = new Uint8Array(this.buffer, this.at, size);
    this.at += (size + 3) & ~3;
    return bytes;
  }
  json<T>(): T { return JSON.parse(this.decoder.decode(this.bytes(this.u32()))) as T; }
  textureOp(): TextureOp {
    const kind = opKinds[this.u32() as 1 | 2 | 3];
    const [id, a, b, c, d] = [ this.u32(), this.u32(), this.u32(), this.u32(), this.u32() ];
    if (kind === 'create') return {kind, id, x: 0, y: 0, width: a, height: b, pixels: this.bytes(a * c)};
    return {kind, id, x: a, y: b, width: c, height: d, pixels: this.bytes(c * d)};
  }
  draw(): Draw {
    const [vertexCount, indexCount, commandCount, texture] =
        [ this.u32(), this.u32(), this.u32(), this.u32() ];
    const command = () => ({vertexOffset: this.u32(), firstIndex: this.u32(), indexCount: this.u32()});
    const commands = Array.from({length: commandCount}, command);
    const vertices = this.bytes(vertexCount * vertexSize);
    const indexBytes = this.bytes(indexCount * 2);
    return {
      texture,
      commands,
      vertices,
      indices: new Uint16Array(this.buffer, indexBytes.byteOffset, indexCount)
    };
  }
}

export function readPacket(buffer: ArrayBuffer): Packet {
  const head = new DataView(buffer);
  const u32 = (at: number) => head.getUint32(at, true);
  const f32 = (at: number) => head.getFloat32(at, true);
  if (u32(0) !== magic || u32(4) !== version || u32(52) !== buffer.byteLength) throw new Error('packet');
  const reader = new Reader(buffer, headerSize);
  const flags = u32(20);
  return {
    frame: u32(8),
    ack: u32(12),
    view: u32(16),
    top: f32(24),
    height: f32(28),
    documentWidth: f32(32),
    documentHeight: f32(36),
    dpr: f32(40),
    ground: [ head.getUint8(44), head.getUint8(45), head.getUint8(46) ],
    stale: u32(56),
    unknown: u32(60),
    size: buffer.byteLength,
    textureOps: Array.from({length: u32(48)}, () => reader.textureOp()),
    draw : flags & 1 ? reader.draw() : null,
    nodes : flags & 2 ? reader.json<SemanticNode[]>() : null,
    effects : flags & 4 ? reader.json<Effects>() : null,
  };
}
