#include "store/objects/object_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <queue>

namespace sekimori::objects {
namespace {

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::uint16_t type, const Uuid& uuid) {
  std::uint64_t high = 0, low = 0;
  std::memcpy(&high, uuid.bytes.data(), 8);
  std::memcpy(&low, uuid.bytes.data() + 8, 8);
  return mix(high ^ mix(low ^ type));
}

constexpr std::size_t first_slots = 16;

}  // namespace

// A query whose names are resolved to numbers.
struct ObjectIndex::Wanted {
  std::vector<std::pair<std::uint16_t, Uuid>> ids;
  std::vector<std::uint16_t> types;  // empty: any
  std::vector<std::uint8_t> specs;   // empty: any
  const Versions* versions = nullptr;
  std::vector<std::int64_t> exact;  // sorted: every row of a long scan is looked up in it
  Labels labels;
  bool sees_all = false;  // neither label nor standard leaves anything out
  // By the head of a chain, while the query runs: every version of a long chain asks for the same.
  mutable std::unordered_map<std::uint32_t, Ends> ends = {};
};

ObjectIndex::ObjectIndex() : shards_(shards) {}

std::size_t ObjectIndex::VersionHash::operator()(const VersionKey& key) const noexcept {
  return mix(hash_of(key.type, key.uuid) ^ static_cast<std::uint64_t>(key.version) ^ key.spec);
}

std::uint16_t ObjectIndex::add_type(std::string_view name) {
  types_.emplace_back(name);
  const auto number = static_cast<std::uint16_t>(types_.size() - 1);
  type_numbers_.emplace(types_.back(), number);
  return number;
}

std::optional<std::uint16_t> ObjectIndex::find_type(std::string_view name) const {
  const auto found = type_numbers_.find(name);
  if (found == type_numbers_.end()) return {};
  return found->second;
}

bool ObjectIndex::later(Sequence a, Sequence b) const {
  const Entry& one = entry(a);
  const Entry& other = entry(b);
  if (one.spec != other.spec) return one.spec > other.spec;
  return later_version(a, b);
}

bool ObjectIndex::later_version(Sequence a, Sequence b) const {
  const Entry& one = entry(a);
  const Entry& other = entry(b);
  if (one.version != other.version) return one.version > other.version;
  return a > b;
}

void ObjectIndex::set_bit(std::vector<std::uint64_t>& bits, Sequence at, bool value) {
  const std::uint64_t one = std::uint64_t(1) << (at % 64);
  if (value) bits[at / 64] |= one;
  else bits[at / 64] &= ~one;
}

const std::uint32_t* ObjectIndex::slot_of(std::uint16_t type, const Uuid& uuid) const {
  const std::uint64_t hash = hash_of(type, uuid);
  const Shard& shard = shards_[hash >> 56];
  if (shard.slots.empty()) return nullptr;
  for (std::size_t at = hash & (shard.slots.size() - 1);; at = (at + 1) & (shard.slots.size() - 1)) {
    const std::uint32_t row = shard.slots[at];
    if (row == none) return nullptr;
    if (const Entry& found = entry(row); found.type == type && found.uuid == uuid) return &shard.slots[at];
  }
}

std::uint32_t* ObjectIndex::slot_of(std::uint16_t type, const Uuid& uuid) {
  return const_cast<std::uint32_t*>(static_cast<const ObjectIndex*>(this)->slot_of(type, uuid));
}

void ObjectIndex::grow(Shard& shard) {
  std::vector<std::uint32_t> wider(std::max(first_slots, shard.slots.size() * 2), none);
  for (const std::uint32_t row : shard.slots) {
    if (row == none) continue;
    std::size_t at = hash_of(entry(row).type, entry(row).uuid) & (wider.size() - 1);
    while (wider[at] != none) at = (at + 1) & (wider.size() - 1);
    wider[at] = row;
  }
  shard.slots = std::move(wider);
}

Sequence ObjectIndex::add(const Record& record) {
  const Sequence at = size_;
  const auto row_number = static_cast<std::uint32_t>(at);
  if (at % block_rows == 0) blocks_.push_back(std::make_unique<Entry[]>(block_rows));
  if (at % 64 == 0) {
    there_.push_back(0);
    last_.push_back(0);
  }
  Entry& made = entry(at);
  made = {.added = record.added,
          .version = record.version,
          .uuid = record.uuid,
          .place = record.place,
          .bytes = record.bytes,
          .checksum = record.checksum,
          .other = none,
          .type = record.type,
          .spec = record.spec,
          .label = record.label,
          .version_digits = record.version_digits,
          .version_stated = record.version_stated};
  ++size_;
  ++versions_;
  body_bytes_ += record.bytes;
  set_bit(there_, at, true);

  const std::uint32_t list_key = std::uint32_t(made.type) << 16 | std::uint32_t(made.spec) << 8 | made.label;
  const auto [list, is_new] = list_numbers_.try_emplace(list_key, lists_.size());
  if (is_new) lists_.push_back({made.type, made.spec, made.label, {}});
  lists_[list->second].rows.push_back(row_number);

  std::uint32_t* slot = slot_of(made.type, made.uuid);
  if (slot == nullptr) {
    const std::uint64_t hash = hash_of(made.type, made.uuid);
    Shard& shard = shards_[hash >> 56];
    if (shard.used * 4 >= shard.slots.size() * 3) grow(shard);
    std::size_t place = hash & (shard.slots.size() - 1);
    while (shard.slots[place] != none) place = (place + 1) & (shard.slots.size() - 1);
    shard.slots[place] = row_number;
    ++shard.used;
    ++objects_;
    set_bit(last_, at, true);
    return at;
  }
  const std::uint32_t head = *slot;
  Entry& first = entry(head);
  mixed_specs_ = mixed_specs_ || first.spec != made.spec;
  if (!is_there(head) || later(at, head)) {
    if (is_there(head)) earlier_.insert_or_assign(VersionKey{first.type, first.spec, first.uuid, first.version}, head);
    else ++objects_;
    made.other = head;
    *slot = row_number;
    set_bit(last_, head, false);
    set_bit(last_, at, true);
  } else {
    made.other = first.other;
    first.other = row_number;
    earlier_.insert_or_assign(VersionKey{made.type, made.spec, made.uuid, made.version}, row_number);
  }
  return at;
}

void ObjectIndex::remove(Sequence at) {
  if (!is_there(at)) return;
  Entry& gone = entry(at);
  set_bit(there_, at, false);
  --versions_;
  if (!bit(last_, at)) return;
  set_bit(last_, at, false);
  // The chain begins with what was the last version; the latest of those that are still there takes its place.
  std::uint32_t* slot = slot_of(gone.type, gone.uuid);
  std::uint32_t best = none, before_best = none;
  for (std::uint32_t before = *slot, row = entry(before).other; row != none; before = row, row = entry(row).other)
    if (is_there(row) && (best == none || later(row, best))) {
      best = row;
      before_best = before;
    }
  if (best == none) {
    --objects_;
    return;
  }
  Entry& next = entry(best);
  entry(before_best).other = next.other;
  next.other = *slot;
  *slot = best;
  set_bit(last_, best, true);
  earlier_.erase(VersionKey{next.type, next.spec, next.uuid, next.version});
}

Row ObjectIndex::row(Sequence at) const {
  const Entry& found = entry(at);
  return {.sequence = at,
          .added = found.added,
          .type = types_[found.type],
          .uuid = found.uuid,
          .version = found.version,
          .version_digits = found.version_digits,
          .spec = found.spec,
          .label = found.label,
          .place = found.place,
          .bytes = found.bytes,
          .checksum = found.checksum};
}

std::optional<Sequence> ObjectIndex::find(std::uint16_t type, const Uuid& uuid, std::uint8_t spec,
                                          std::optional<std::int64_t> version) const {
  const std::uint32_t* slot = slot_of(type, uuid);
  if (slot == nullptr || !is_there(*slot)) return {};
  const Entry& head = entry(*slot);
  if (!version) return *slot;
  if (head.version == *version && head.spec == spec && head.version_stated) return *slot;
  const auto found = earlier_.find(VersionKey{type, spec, uuid, *version});
  if (found == earlier_.end() || !is_there(found->second) || !entry(found->second).version_stated) return {};
  return found->second;
}

std::optional<ObjectIndex::Wanted> ObjectIndex::resolve(const Query& query) const {
  Wanted wanted;
  wanted.versions = &query.versions;
  wanted.exact = query.versions.exact;
  std::ranges::sort(wanted.exact);
  wanted.labels = query.labels;
  wanted.specs = query.specs;
  wanted.sees_all = query.labels.all() && query.specs.empty();
  for (const std::string_view name : query.types)
    if (const auto type = find_type(name)) wanted.types.push_back(*type);
  if (!query.types.empty() && wanted.types.empty()) return {};
  for (const ObjectKey& key : query.ids)
    if (const auto type = find_type(key.type)) wanted.ids.emplace_back(*type, key.uuid);
  if (!query.ids.empty() && wanted.ids.empty()) return {};
  return wanted;
}

bool ObjectIndex::matches(const Wanted& wanted, Sequence at) const {
  const Entry& found = entry(at);
  return bit(there_, at) && wanted.labels.test(found.label) &&
         (wanted.types.empty() || std::ranges::find(wanted.types, found.type) != wanted.types.end()) &&
         (wanted.specs.empty() || std::ranges::find(wanted.specs, found.spec) != wanted.specs.end());
}

// The row matches; whether it is one of the versions that are asked for.
bool ObjectIndex::is_wanted_version(const Wanted& wanted, Sequence at) const {
  const Versions& versions = *wanted.versions;
  const Entry& found = entry(at);
  const bool exact = std::ranges::binary_search(wanted.exact, found.version);
  // Without a word about the standard, of each object only the newest one counts.
  const bool any_spec = !mixed_specs_ || !wanted.specs.empty();
  const bool any_standard_or_one = !mixed_specs_ || wanted.specs.empty();
  if ((versions.all || exact) && any_spec) return true;
  if (versions.last && bit(last_, at) && any_standard_or_one) return true;
  if (wanted.sees_all && any_spec && !versions.first) return false;
  const Ends ends = ends_of(wanted, *slot_of(found.type, found.uuid));
  if (wanted.specs.empty() && found.spec != ends.newest_spec) return false;
  return versions.all || exact || (versions.first && ends.first == at) || (versions.last && ends.last == at);
}

ObjectIndex::Ends ObjectIndex::ends_of(const Wanted& wanted, std::uint32_t head) const {
  const bool alone = entry(head).other == none;
  if (!alone)
    if (const auto known = wanted.ends.find(head); known != wanted.ends.end()) return known->second;
  Ends ends;
  for (std::uint32_t row = head; row != none; row = entry(row).other)
    if (matches(wanted, row)) ends.newest_spec = std::max(ends.newest_spec, int(entry(row).spec));
  for (std::uint32_t row = head; row != none; row = entry(row).other) {
    if (!matches(wanted, row) || (wanted.specs.empty() && entry(row).spec != ends.newest_spec)) continue;
    if (ends.first == none || later_version(ends.first, row)) ends.first = row;
    if (ends.last == none || later_version(row, ends.last)) ends.last = row;
  }
  if (!alone) wanted.ends.emplace(head, ends);
  return ends;
}

Sequence ObjectIndex::place_after(Microseconds added) const {
  Sequence low = 0, high = size_;
  while (low < high) {
    const Sequence middle = low + (high - low) / 2;
    if (entry(middle).added > added) high = middle;
    else low = middle + 1;
  }
  return low;
}

void ObjectIndex::scan_bits(const Wanted& wanted, Sequence from, std::size_t limit, std::vector<Sequence>& out) const {
  const std::vector<std::uint64_t>& bits = wanted.versions->all ? there_ : last_;
  for (std::size_t word = from / 64; word < bits.size() && out.size() < limit; ++word) {
    std::uint64_t left = bits[word];
    if (word == from / 64) left &= ~std::uint64_t(0) << (from % 64);
    for (; left != 0 && out.size() < limit; left &= left - 1) out.push_back(word * 64 + static_cast<unsigned>(std::countr_zero(left)));
  }
}

void ObjectIndex::scan_lists(const Wanted& wanted, Sequence from, std::size_t limit, std::vector<Sequence>& out) const {
  struct Place {
    std::uint32_t row;
    const List* list;
    std::size_t at;
    bool operator<(const Place& other) const { return row > other.row; }  // the earliest row on top
  };
  std::priority_queue<Place> places;
  for (const List& list : lists_) {
    if (!wanted.labels.test(list.label)) continue;
    if (!wanted.types.empty() && std::ranges::find(wanted.types, list.type) == wanted.types.end()) continue;
    if (!wanted.specs.empty() && std::ranges::find(wanted.specs, list.spec) == wanted.specs.end()) continue;
    const auto begin = std::ranges::lower_bound(list.rows, from, {}, [](std::uint32_t row) { return Sequence(row); });
    if (begin != list.rows.end()) places.push({*begin, &list, static_cast<std::size_t>(begin - list.rows.begin())});
  }
  while (!places.empty() && out.size() < limit) {
    Place place = places.top();
    places.pop();
    if (bit(there_, place.row) && is_wanted_version(wanted, place.row)) out.push_back(place.row);
    if (++place.at < place.list->rows.size()) {
      place.row = place.list->rows[place.at];
      places.push(place);
    }
  }
}

void ObjectIndex::scan_ids(const Wanted& wanted, Sequence from, std::vector<Sequence>& out) const {
  for (const auto& [type, uuid] : wanted.ids) {
    const std::uint32_t* slot = slot_of(type, uuid);
    if (slot == nullptr) continue;
    for (std::uint32_t row = *slot; row != none; row = entry(row).other)
      if (row >= from && matches(wanted, row) && is_wanted_version(wanted, row)) out.push_back(row);
  }
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
}

std::vector<Sequence> ObjectIndex::find_rows(const Query& query, Sequence from, std::size_t limit) const {
  std::vector<Sequence> out;
  const auto wanted = resolve(query);
  if (!wanted) return out;
  if (query.after) from = std::max(from, place_after(*query.after));
  if (from >= size_) return out;
  const Versions& versions = query.versions;
  const bool by_bits = (versions.all && !mixed_specs_) || (versions.last && !versions.all && !versions.first && versions.exact.empty());
  if (!wanted->ids.empty()) scan_ids(*wanted, from, out);
  else if (wanted->types.empty() && wanted->sees_all && by_bits) scan_bits(*wanted, from, limit, out);
  else scan_lists(*wanted, from, limit, out);
  return out;
}

Selection ObjectIndex::select(const Query& query) const {
  Selection out;
  const std::size_t limit = std::max<std::size_t>(query.limit, 1);
  std::vector<Sequence> found = find_rows(query, query.from, limit + 1);
  out.more = found.size() > limit;
  if (out.more) found.resize(limit);
  out.rows.reserve(found.size());
  for (const Sequence at : found) out.rows.push_back(row(at));
  out.next = found.empty() ? query.from : found.back() + 1;
  return out;
}

std::vector<Sequence> ObjectIndex::select_all(const Query& query) const { return find_rows(query, 0, SIZE_MAX); }

Figures ObjectIndex::figures() const {
  Figures out{.versions = versions_, .objects = objects_, .body_bytes = body_bytes_, .memory_bytes = 0, .last_added = 0};
  out.memory_bytes = blocks_.size() * block_rows * sizeof(Entry) + (there_.size() + last_.size()) * 8 + size_ * 4 + earlier_.size() * 64;
  for (const Shard& shard : shards_) out.memory_bytes += shard.slots.size() * 4;
  if (size_ > 0) out.last_added = entry(size_ - 1).added;
  return out;
}

}  // namespace sekimori::objects
