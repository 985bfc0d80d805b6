#include "record/copy.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/text.h"
#include "record/database.h"
#include "record/tables.h"

namespace attune {
namespace {

constexpr std::string_view kMagic = "ATTNCOPY";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kDigestBytes = 32;
constexpr int kSchemaVersionMax = 65535;

// Zigzag: numbers near zero are short, whatever their sign.
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

struct Cell {
  bool is_null = false;
  std::int64_t number = 0;
  ByteView bytes;
};

void write_cell(ByteWriter& writer, const Column& column, const Statement& row, int index) {
  if (column.may_be_null) {
    writer.u8(row.is_null(index) ? 0 : 1);
    if (row.is_null(index)) return;
  }
  if (column.type == ColumnType::integer) return writer.varint(zigzag(row.number_at(index)));
  const Bytes bytes = row.bytes_at(index);
  writer.varint(bytes.size());
  writer.raw(bytes);
}

// A cell that is not within what the column may hold fails the reader.
Cell read_cell(ByteReader& reader, const Column& column) {
  Cell cell;
  if (column.may_be_null) {
    const std::uint8_t is_there = reader.u8();
    if (is_there > 1) reader.fail();
    cell.is_null = is_there == 0;
    if (cell.is_null) return cell;
  }
  if (column.type == ColumnType::integer) {
    cell.number = unzigzag(reader.varint());
    if (cell.number < column.min || cell.number > column.max) reader.fail();
    return cell;
  }
  const std::uint64_t length = reader.varint();
  if (length < static_cast<std::uint64_t>(column.min) || length > static_cast<std::uint64_t>(column.max)) {
    reader.fail();
    return cell;
  }
  cell.bytes = reader.raw(static_cast<std::size_t>(length));
  if (column.type == ColumnType::text && !is_utf8(text_of(cell.bytes))) reader.fail();
  return cell;
}

// Every table of that version, cell and row in turn. Stops at the first that does not hold, or that is
// refused at its end.
template <class BeginTable, class UseCell, class EndRow>
Status walk(int version, ByteView rows, BeginTable begin_table, UseCell use_cell, EndRow end_row) {
  ByteReader reader(rows);
  for (const Table& table : tables()) {
    if (table.since > version) continue;
    const std::uint64_t count = reader.varint();
    if (!reader.ok() || count > reader.left()) return Error{Fault::malformed, table.name};
    begin_table(table);
    for (std::uint64_t i = 0; i < count; ++i) {
      for (const Column& column : table.columns) {
        const Cell cell = read_cell(reader, column);
        if (!reader.ok()) return Error{Fault::malformed, table.name};
        use_cell(column, cell);
      }
      const Status status = end_row();
      if (!status) return status;
    }
  }
  if (reader.left() != 0) return Error{Fault::malformed, "rest"};
  return done();
}

std::string columns_of(const Table& table) {
  std::string names;
  for (const Column& column : table.columns) names += (names.empty() ? "" : ", ") + std::string(column.name);
  return names;
}

std::string insert_sql(const Table& table, const std::string& prefix) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + prefix + table.name + "(" + columns_of(table) + ") VALUES(" + marks + ")";
}

void bind(Statement& statement, const Column& column, const Cell& cell) {
  if (cell.is_null) {
    statement.null();
  } else if (column.type == ColumnType::integer) {
    statement.number(cell.number);
  } else if (column.type == ColumnType::text) {
    statement.text(text_of(cell.bytes));
  } else {
    statement.blob(cell.bytes);
  }
}

Result<CopyHeader> read_header(ByteReader& reader) {
  CopyHeader header;
  const std::uint8_t kind = reader.u8();
  const std::size_t name_length = reader.u8();
  const ByteView name = reader.raw(std::min(name_length, reader.left()));
  header.made_at_ms = unzigzag(reader.varint());
  const std::uint64_t schema = reader.varint();
  const bool is_desk = kind == static_cast<std::uint8_t>(DeskKind::client) ||
                       kind == static_cast<std::uint8_t>(DeskKind::therapist);
  if (!reader.ok() || !is_desk || name_length > kDisplayNameBytesMax || !is_utf8(text_of(name)) ||
      schema < 1 || schema > kSchemaVersionMax) {
    return Error{Fault::malformed, "copy header"};
  }
  header.kind = static_cast<DeskKind>(kind);
  header.display_name = std::string(text_of(name));
  header.schema_version = static_cast<int>(schema);
  return header;
}

}  // namespace

Result<Bytes> encode_copy(Database& database, const CopyHeader& header) {
  ByteWriter writer;
  writer.raw(view(kMagic));
  writer.u8(kVersion);
  writer.u8(static_cast<std::uint8_t>(header.kind));
  writer.u8(static_cast<std::uint8_t>(header.display_name.size()));
  writer.raw(view(header.display_name));
  writer.varint(zigzag(header.made_at_ms));
  writer.varint(static_cast<std::uint64_t>(header.schema_version));
  for (const Table& table : tables()) {
    const std::string sql = "SELECT " + columns_of(table) + " FROM " + table.name;
    Statement row(database, sql.c_str());
    std::uint64_t count = 0;
    ByteWriter rows;
    while (writer.size() + rows.size() <= kCopyBytesMax && row.next()) {
      ++count;
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        write_cell(rows, table.columns[i], row, static_cast<int>(i));
      }
    }
    const Status status = row.status();
    if (!status) return status.error();
    writer.varint(count);
    writer.raw(rows.take());
    if (writer.size() + kDigestBytes > kCopyBytesMax) return Error{Fault::too_large, "copy"};
  }
  Bytes bytes = writer.take();
  const Digest digest = sha256(bytes);
  bytes.insert(bytes.end(), digest.begin(), digest.end());
  return bytes;
}

Result<Copy> decode_copy(ByteView bytes) {
  constexpr std::size_t kMarkBytes = kMagic.size() + 1;
  if (bytes.size() > kCopyBytesMax) return Error{Fault::too_large, "copy"};
  if (bytes.size() < kMagic.size() || text_of(bytes.first(kMagic.size())) != kMagic) {
    return Error{Fault::not_ours, "copy"};
  }
  if (bytes.size() < kMarkBytes + kDigestBytes) return Error{Fault::cut, "copy"};
  if (bytes[kMagic.size()] > kVersion) return Error{Fault::too_new, "copy"};
  if (bytes[kMagic.size()] < kVersion) return Error{Fault::malformed, "copy version"};
  const ByteView body = bytes.first(bytes.size() - kDigestBytes);
  const Digest digest = sha256(body);
  if (!std::equal(digest.begin(), digest.end(), bytes.end() - kDigestBytes)) {
    return Error{Fault::altered, "copy"};
  }
  ByteReader reader(body.subspan(kMarkBytes));
  const Result<CopyHeader> header = read_header(reader);
  if (!header) return header.error();
  if (header->schema_version > kSchemaVersion) return Error{Fault::too_new, "schema of the copy"};
  Copy copy{*header, body.last(reader.left())};
  const Status holds = walk(
      header->schema_version, copy.rows, [](const Table&) {}, [](const Column&, const Cell&) {},
      [] { return done(); });
  if (!holds) return holds.error();
  return copy;
}

Status insert_copy(Database& database, const Copy& copy, const std::string& prefix) {
  std::unique_ptr<Statement> insert;
  const Status status = walk(
      copy.header.schema_version, copy.rows,
      [&](const Table& table) {
        const std::string sql = insert_sql(table, prefix);
        insert = std::make_unique<Statement>(database, sql.c_str());
      },
      [&](const Column& column, const Cell& cell) { bind(*insert, column, cell); },
      [&] {
        Status ran = insert->run();
        insert->again();
        return ran;
      });
  // What STRICT, CHECK and the keys refuse was never written by a desk.
  if (!status && status.fault() == Fault::refused) return Error{Fault::malformed, "row of the copy"};
  return status;
}

}  // namespace attune
