// One write to a log in the making: every new version gets its place and its date, every known one keeps what it has. Later objects of the
// same write know the earlier ones.
//
//   Placing placing({.index = index, .mutex = mutex, .types = numbers, .clock = clock, .next = 17, .last_added = at}, same_bytes);
//   Stored stored = TRY(placing.place(object));              // stored.taken == Taken::stored: placing.records().back() is its record
//
// What becomes of the bytes is the adapter's: place, size and checksum of the body in a record are what it needs to find them again.
#pragma once

#include <functional>
#include <map>
#include <shared_mutex>

#include "base/clock.h"
#include "store/objects/object_index.h"

namespace sekimori::objects {

using TypeNumbers = std::map<std::string, std::uint16_t, std::less<>>;

struct PlacingParts {
  const ObjectIndex& index;
  std::shared_mutex& mutex;  // of the index
  TypeNumbers& types;        // grows by what is new; forget() takes that out again
  Clock& clock;
  Sequence next = 0;
  Microseconds last_added = 0;
};

class Placing {
 public:
  // Whether a version that states none has these very bytes.
  using SameBytes = std::function<Result<bool>(const Row& row, std::string_view body)>;
  Placing(const PlacingParts& parts, SameBytes same) : parts_(parts), same_(std::move(same)) {}

  // full: the log holds as many versions as it can; invalid_input: it has no number left for another type.
  Result<Stored> place(const NewObject& object);
  std::vector<Record>& records() { return records_; }
  const std::vector<std::string>& new_types() const { return new_types_; }
  void forget();  // nothing of it came to be

 private:
  Result<std::uint16_t> type_number(std::string_view name);

  PlacingParts parts_;
  SameBytes same_;
  std::vector<Record> records_;
  std::vector<std::string> new_types_;
  // Versions that state themselves, and the last bytes of each object.
  std::map<std::tuple<std::uint16_t, std::uint8_t, Uuid, std::int64_t>, Stored> versions_;
  std::map<std::pair<std::uint16_t, Uuid>, std::pair<Stored, std::string_view>> objects_;
};

// invalid_input: an empty or oversized body, a name of a type that is none.
Result<void> check_new_objects(std::span<const NewObject> objects);

}  // namespace sekimori::objects
