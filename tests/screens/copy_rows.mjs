// The rows of a copy, read by what src/record/FORMAT.md says and by the columns of src/record/tables.cpp: a
// second reader, so that what the app writes is not judged by the app alone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../src/record/tables.cpp", import.meta.url), "utf8");

// name of the table: its columns, each [name, is it a number, may it be NULL].
function columnsOf() {
  const lists = new Map();
  for (const [, name, body] of source.matchAll(/constexpr Column (k\w+)\[\] = \{([\s\S]*?)\};/g)) {
    const kinds = "bytes|blob_up_to|short_text|long_text|number|flag|day|ms";
    const columns = body.matchAll(new RegExp(`(or_null\\()?\\b(${kinds})\\("(\\w+)"`, "g"));
    lists.set(name, [...columns].map(([, isNull, kind, column]) =>
      [column, ["number", "flag", "day", "ms"].includes(kind), isNull !== undefined]));
  }
  const named = [...source.matchAll(/\{"(\w+)", (k\w+)(?:, \d+)?\}/g)];
  return new Map(named.map(([, table, list]) => [table, lists.get(list)]));
}

class Reader {
  constructor(bytes) {
    this.bytes = Buffer.from(bytes);
    this.at = 0;
  }
  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
  varint() {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(this.take(1)[0]);
      value |= (byte & 127n) << shift;
      if (byte < 128n) return value;
    }
  }
  zigzag() {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }
}

// Every row as one line, "table|cell|cell", with the columns in `except` ("device.id") left out.
export function rowsOf(copy, except = []) {
  const reader = new Reader(copy);
  assert.equal(String(reader.take(8)), "ATTNCOPY");
  assert.equal(reader.take(1)[0], 1);
  reader.take(1);
  reader.take(reader.take(1)[0]);
  reader.zigzag();
  reader.varint();
  const rows = [];
  for (const [table, columns] of columnsOf()) {
    for (let left = reader.varint(); left > 0n; left--) {
      const cells = columns.map(([column, isNumber, mayBeNull]) => {
        if (mayBeNull && reader.take(1)[0] === 0) return "NULL";
        const cell = isNumber ? `${reader.zigzag()}` : reader.take(Number(reader.varint())).toString("hex");
        return except.includes(`${table}.${column}`) ? "" : cell;
      });
      rows.push([table, ...cells].join("|"));
    }
  }
  const whole = reader.bytes.subarray(0, reader.at);
  assert.equal(reader.take(32).toString("hex"), createHash("sha256").update(whole).digest("hex"));
  assert.equal(reader.at, reader.bytes.length);
  return rows;
}
