// The seam for a collection of shared objects: an append-only log of object versions, read page by page by people who may not all see
// the same.
//
//   auto log = TRY(FileObjectLog::open(files, data / "objects" / id, clock));
//   std::vector<Stored> stored = TRY(log->append(objects));          // only now may the sender be told that they are taken
//   Selection page = TRY(log->select({.from = cursor, .limit = 100, .labels = reader.labels}));
//   TRY(log->read_bodies(page, out));                                 // {...},{...},{...}: as they came, ready to send
//
// An object is a type and a UUID; it has versions, told apart by a time that it states itself or, where it states none, by when it was
// added. Each version that is taken gets a place in the sequence and a date added in microseconds that no other of the collection has
// and that only grows: so a reader who goes on behind the last one he has seen gets everything once. A version is seen by readers after
// all those with an earlier date, never before.
//
// What every adapter promises: append returns only when the objects survive the loss of process and power; bodies are read back byte
// for byte; what carries a label that the reader has not is in no page, no count, no "more" and no error. All functions: any thread.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"

namespace sekimori::objects {

using Sequence = std::uint64_t;     // place in the log; also what a cursor holds
using Microseconds = std::int64_t;  // since 1970, UTC
using Labels = std::bitset<256>;    // who may see what: a version carries one label, a reader has a set of them

constexpr std::size_t largest_object = std::size_t(16) << 20;  // bytes of one body

struct ObjectKey {
  std::string_view type;
  Uuid uuid;
};

// What is handed in. The views need only live for the call.
struct NewObject {
  ObjectKey key;
  std::optional<std::int64_t> version = {};  // nanoseconds; nothing: the object states none
  std::uint8_t version_digits = 0;           // of the fraction, as it was written
  std::uint8_t spec = 0;                     // the caller's number for the version of the standard
  std::uint8_t label = 0;
  // When it was added elsewhere, of a log that moves house: the date stays, made later by as little as makes it unique, and is never in
  // the future.
  std::optional<Microseconds> added = {};
  std::string_view body;
};

enum class Taken : unsigned char { stored, known };

struct Stored {
  Taken taken = Taken::stored;  // known: this version, or the same bytes where no version is stated, had been there before
  Sequence sequence = 0;        // also when it had been there
  Microseconds added = 0;
  std::int64_t version = 0;
};

// One version in the log. `type` lives as long as the log.
struct Row {
  Sequence sequence = 0;
  Microseconds added = 0;
  std::string_view type;
  Uuid uuid;
  std::int64_t version = 0;         // nanoseconds
  std::uint8_t version_digits = 0;  // 6 where the date added counts
  std::uint8_t spec = 0;
  std::uint8_t label = 0;
  std::uint64_t place = 0;  // of its body, for read_bodies
  std::uint32_t bytes = 0;
  std::uint32_t checksum = 0;
};

// Which versions of an object: a union. Nothing set: none.
struct Versions {
  bool all = false, first = false, last = false;
  std::vector<std::int64_t> exact = {};
};

struct Query {
  Sequence from = 0;                         // from this place on
  std::optional<Microseconds> after = {};    // added later than this
  std::vector<ObjectKey> ids = {};           // empty: any
  std::vector<std::string_view> types = {};  // empty: any
  std::vector<std::uint8_t> specs = {};      // empty: any
  Versions versions = {.last = true};        // among what the reader may see and what the other members let through
  std::size_t limit = 100;                   // rows; at least 1
  Labels labels = Labels().set();
};

struct Selection {
  std::vector<Row> rows;  // by sequence
  bool more = false;
  Sequence next = 0;  // where to go on
};

struct Figures {
  std::uint64_t versions = 0;  // that are there, whoever may see them
  std::uint64_t objects = 0;
  std::uint64_t body_bytes = 0;    // on disk
  std::uint64_t memory_bytes = 0;  // of what is known about them
  Microseconds last_added = 0;
};

class ObjectLog {
 public:
  virtual ~ObjectLog() = default;

  // Takes all of them, in this order, or none. invalid_input: an empty or oversized body, a type of more than 250 bytes, too many types
  // (65,535) or versions (4 billion); full: no room on the disk, nothing was taken; failure: unknown, send again (nothing comes twice).
  virtual Result<std::vector<Stored>> append(std::span<const NewObject> objects) = 0;

  // What is known of a page, without touching the disk. A page of the whole log costs the same at any depth; one with filters costs its
  // rows and the versions in between that only the filter on versions leaves out.
  virtual Result<Selection> select(const Query& query) = 0;

  // Appends the bodies of the rows to `out`, with a comma between them; rows that were removed meanwhile are dropped from the selection.
  // integrity: the bytes on disk are damaged.
  virtual Result<void> read_bodies(Selection& selection, std::string& out) = 0;

  // Removes the versions that the query finds (limit and from do not count); how many. Their bytes are destroyed. Durable on return.
  virtual Result<std::uint64_t> remove(const Query& query) = 0;

  virtual Figures figures() = 0;
};

}  // namespace sekimori::objects
