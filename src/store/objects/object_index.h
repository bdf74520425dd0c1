// What is known of every version of a collection, in memory: 64 bytes each, and where it is found.
//
//   index.add(record);                                  // in the order of the log
//   Selection page = index.select(query);
//
// Ten million versions take about 0.9 GB. Three ways lead to a page: bits that say of each version whether it is there and whether it is
// the last of its object (scanned 64 at a time), lists of the versions of one type, standard and label, and a table from ids to versions.
// Not synchronised: one writer, or many readers.
#pragma once

#include <deque>
#include <memory>
#include <unordered_map>

#include "store/objects/record.h"

namespace sekimori::objects {

class ObjectIndex {
 public:
  ObjectIndex();

  // Types are numbered from 0 in the order in which they are added.
  std::uint16_t add_type(std::string_view name);
  std::optional<std::uint16_t> find_type(std::string_view name) const;
  std::size_t types() const { return types_.size(); }

  Sequence add(const Record& record);  // of an object
  void remove(Sequence sequence);      // does nothing when it is gone already
  Sequence size() const { return size_; }
  bool is_there(Sequence sequence) const { return sequence < size_ && bit(there_, sequence); }
  Row row(Sequence sequence) const;

  // The version of this object that is there already: the stated one of that standard, or the last one where none is stated.
  std::optional<Sequence> find(std::uint16_t type, const Uuid& uuid, std::uint8_t spec, std::optional<std::int64_t> version) const;
  // As ObjectLog::select.
  Selection select(const Query& query) const;
  // Every sequence the query finds, whatever its limit and place.
  std::vector<Sequence> select_all(const Query& query) const;
  Figures figures() const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr Sequence block_rows = 65'536;
  static constexpr std::size_t shards = 256;

  struct Entry {
    Microseconds added = 0;
    std::int64_t version = 0;
    Uuid uuid;
    std::uint64_t place = 0;
    std::uint32_t bytes = 0;
    std::uint32_t checksum = 0;
    std::uint32_t other = none;  // another version of the same object; the table leads to the last one
    std::uint16_t type = 0;
    std::uint8_t spec = 0;
    std::uint8_t label = 0;
    std::uint8_t version_digits = 0;
    bool version_stated = false;
  };
  static_assert(sizeof(Entry) == 64);
  // The versions of one type, standard and label.
  struct List {
    std::uint16_t type = 0;
    std::uint8_t spec = 0;
    std::uint8_t label = 0;
    std::deque<std::uint32_t> rows;
  };
  // A table of open addressing from an object to its last version; grows by itself, so that no growth stops everybody for long.
  struct Shard {
    std::vector<std::uint32_t> slots;
    std::size_t used = 0;
  };
  struct Wanted;  // a query whose names are resolved
  struct Ends {   // of an object with several versions, among those that a query lets through
    int newest_spec = -1;
    std::uint32_t first = none, last = none;
  };

  Entry& entry(Sequence at) { return blocks_[at / block_rows][at % block_rows]; }
  const Entry& entry(Sequence at) const { return blocks_[at / block_rows][at % block_rows]; }
  static bool bit(const std::vector<std::uint64_t>& bits, Sequence at) { return (bits[at / 64] >> (at % 64) & 1U) != 0; }
  static void set_bit(std::vector<std::uint64_t>& bits, Sequence at, bool value);
  // Which of two versions of an object counts as the later one: the newer standard, then the version itself, then what came later. Who
  // names standards himself puts them on one level.
  bool later(Sequence a, Sequence b) const;
  bool later_version(Sequence a, Sequence b) const;

  std::uint32_t* slot_of(std::uint16_t type, const Uuid& uuid);
  const std::uint32_t* slot_of(std::uint16_t type, const Uuid& uuid) const;
  void grow(Shard& shard);

  std::optional<Wanted> resolve(const Query& query) const;
  bool matches(const Wanted& wanted, Sequence at) const;
  bool is_wanted_version(const Wanted& wanted, Sequence at) const;
  Ends ends_of(const Wanted& wanted, std::uint32_t head) const;
  Sequence place_after(Microseconds added) const;
  void scan_bits(const Wanted& wanted, Sequence from, std::size_t limit, std::vector<Sequence>& out) const;
  void scan_lists(const Wanted& wanted, Sequence from, std::size_t limit, std::vector<Sequence>& out) const;
  void scan_ids(const Wanted& wanted, Sequence from, std::vector<Sequence>& out) const;
  std::vector<Sequence> find_rows(const Query& query, Sequence from, std::size_t limit) const;

  std::vector<std::unique_ptr<Entry[]>> blocks_;
  Sequence size_ = 0;
  std::vector<std::uint64_t> there_, last_;  // a bit per row
  std::deque<std::string> types_;            // a deque: names stay where they are
  std::unordered_map<std::string_view, std::uint16_t> type_numbers_;
  std::deque<List> lists_;
  std::unordered_map<std::uint32_t, std::size_t> list_numbers_;
  std::vector<Shard> shards_;
  // Versions of objects that have several, by object and version: a new one is compared with all of them at once.
  struct VersionKey {
    std::uint16_t type = 0;
    std::uint8_t spec = 0;
    Uuid uuid;
    std::int64_t version = 0;
    bool operator==(const VersionKey&) const = default;
  };
  struct VersionHash {
    std::size_t operator()(const VersionKey& key) const noexcept;
  };
  std::unordered_map<VersionKey, std::uint32_t, VersionHash> earlier_;
  bool mixed_specs_ = false;  // some object has versions of more than one standard
  std::uint64_t objects_ = 0, versions_ = 0, body_bytes_ = 0;
};

}  // namespace sekimori::objects
