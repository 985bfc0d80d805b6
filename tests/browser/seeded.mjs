// xorshift32: for a seed always the same numbers, each below `below`.
export function seeded(state) {
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
