// A slow line and a slow machine, the same for whoever is measured. The line is a TCP relay: so many bits a
// second for all connections together, and a delay each way. The machine is slowed by stopping the browser's
// renderers for a share of each moment, which slows their workers too; DevTools' own throttling leaves those
// out, and would flatter us.
import { connect, createServer } from "node:net";

const turn_ms = 5;

export function slowLine({ port, bits_per_second, delay_ms }) {
  const waiting = [];  // what the server has said, in order, over all connections
  const perTurn = (bits_per_second / 8 / 1000) * turn_ms;
  let spare = 0;
  const timer = setInterval(() => {
    spare = Math.min(spare + perTurn, 2 * perTurn);
    while (spare > 0 && waiting.length > 0 && waiting[0].due <= performance.now()) {
      const next = waiting[0];
      const part = next.bytes.subarray(0, Math.ceil(spare));
      if (!next.to.destroyed) next.to.write(part);
      spare -= part.length;
      next.bytes = next.bytes.subarray(part.length);
      if (next.bytes.length === 0) waiting.shift();
    }
  }, turn_ms);
  const server = createServer((client) => {
    const upstream = connect(port, "localhost");
    client.setNoDelay(true);
    const close = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on("data", (bytes) => setTimeout(() => upstream.destroyed || upstream.write(bytes), delay_ms));
    upstream.on("data", (bytes) => waiting.push({ to: client, bytes, due: performance.now() + delay_ms }));
    for (const end of [client, upstream]) end.on("error", close).on("close", close);
  });
  return new Promise((resolve) => server.listen(0, "localhost", () => resolve({
    address: `http://localhost:${server.address().port}`,
    close: () => {
      clearInterval(timer);
      server.close();
    },
  })));
}

// `pids()` answers the processes to slow down; `factor` 4 lets them run a quarter of the time.
export function slowMachine(pids, factor) {
  const run_ms = 4;
  let isEnded = false;
  let held = [];
  const signal = (pid, name) => {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended.
    }
  };
  const cycle = () => {
    for (const pid of held) signal(pid, "SIGCONT");
    if (isEnded) return;
    setTimeout(() => {
      held = pids();
      for (const pid of held) signal(pid, "SIGSTOP");
      setTimeout(cycle, run_ms * (factor - 1));
    }, run_ms);
  };
  cycle();
  return () => (isEnded = true);
}
