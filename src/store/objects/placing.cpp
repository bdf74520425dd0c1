#include "store/objects/placing.h"

#include <algorithm>

#include "base/crc32c.h"

namespace sekimori::objects {
namespace {

constexpr std::size_t longest_type = 250;
constexpr std::size_t most_types = 65'535;  // their numbers have two bytes
constexpr std::int64_t nanoseconds_per_microsecond = 1000;
constexpr std::uint8_t microsecond_digits = 6;

Stored known_as(const Stored& before) { return {Taken::known, before.sequence, before.added, before.version}; }

}  // namespace

Result<Stored> Placing::place(const NewObject& object) {
  const std::uint16_t type = TRY(type_number(object.key.type));
  if (object.version) {
    const auto found = versions_.find({type, object.spec, object.key.uuid, *object.version});
    if (found != versions_.end()) return known_as(found->second);
  } else {
    const auto found = objects_.find({type, object.key.uuid});
    if (found != objects_.end() && found->second.second == object.body) return known_as(found->second.first);
  }
  std::optional<Row> known;
  {
    const std::shared_lock lock(parts_.mutex);
    if (const auto at = parts_.index.find(type, object.key.uuid, object.spec, object.version)) known = parts_.index.row(*at);
  }
  if (known && (object.version || TRY(same_(*known, object.body))))
    return Stored{Taken::known, known->sequence, known->added, known->version};

  const Sequence sequence = parts_.next + records_.size();
  if (sequence >= UINT32_MAX) return error(ErrorCode::full, "the collection holds as many versions as it can ({})", UINT32_MAX);
  const Microseconds before = records_.empty() ? parts_.last_added : records_.back().added;
  Record record;
  record.in_group = static_cast<std::uint32_t>(records_.size());
  record.spec = object.spec;
  record.label = object.label;
  record.type = type;
  const Microseconds now = parts_.clock.now().nanoseconds / nanoseconds_per_microsecond;
  record.added = std::max(object.added ? std::min(*object.added, now) : now, before + 1);
  record.version_stated = object.version.has_value();
  record.version = object.version.value_or(record.added * nanoseconds_per_microsecond);
  record.version_digits = object.version ? object.version_digits : microsecond_digits;
  record.uuid = object.key.uuid;
  record.bytes = static_cast<std::uint32_t>(object.body.size());
  record.checksum = crc32c(as_bytes(object.body));
  records_.push_back(record);
  const Stored stored{Taken::stored, sequence, record.added, record.version};
  versions_.insert_or_assign({type, object.spec, object.key.uuid, record.version}, stored);
  objects_.insert_or_assign({type, object.key.uuid}, std::pair(stored, object.body));
  return stored;
}

Result<std::uint16_t> Placing::type_number(std::string_view name) {
  const auto found = parts_.types.find(name);
  if (found != parts_.types.end()) return found->second;
  if (parts_.types.size() >= most_types)
    return error(ErrorCode::invalid_input, "'{}': the collection knows {} types and takes no other", name, most_types);
  const auto number = static_cast<std::uint16_t>(parts_.types.size());
  parts_.types.emplace(name, number);
  new_types_.emplace_back(name);
  return number;
}

void Placing::forget() {
  for (const std::string& type : new_types_) parts_.types.erase(type);
  new_types_.clear();
  records_.clear();
}

Result<void> check_new_objects(std::span<const NewObject> objects) {
  for (const NewObject& object : objects) {
    if (object.body.empty() || object.body.size() > largest_object)
      return error(ErrorCode::invalid_input, "an object of {} bytes; 1 to {} are possible", object.body.size(), largest_object);
    if (object.key.type.empty() || object.key.type.size() > longest_type || object.key.type.contains('\n'))
      return error(ErrorCode::invalid_input, "the name of a type has 1 to {} bytes", longest_type);
  }
  return {};
}

}  // namespace sekimori::objects
