// The JavaScript that Emscripten writes beside the wasm; web/build puts the built file in its place.
declare module 'attune-wasm' {
  const create: import('./wasm.ts').CreateGlue;
  export default create;
}
