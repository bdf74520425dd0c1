// Mappings: how the columns of a CSV or Squid log become fields, and how records become events.
// One TOML file per kind of log (content/mappings, docs/format/mapping.md).
//
//   MappingSet mappings = TRY(MappingSet::load(files, {"our-vpn.toml"}));      // the embedded ones and ours
//   Normaliser normaliser = Normaliser::create(mappings);
//
// Immutable after loading; shared between threads.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "base/files.h"
#include "model/event.h"
#include "model/log_record.h"

namespace sekimori::detect {

enum class LogFormat : unsigned char { csv, squid, windows };
enum class Verified : unsigned char { source, unverified };

// Where a part of an event comes from; the first that gives a value counts. "Name" is a field (or channel, provider,
// computer of the record), "{A}\\{B}" joins fields, "items:Name" counts the items of a list.
using FieldSources = std::vector<std::string>;

struct EventShape {
  FieldSources user, device, object, target, address, process, peripheral, bytes, count;
};

// A value that a field must have: "text" (compared without case), "text*" (begins with), "*" (not empty),
// "bits:0x6" (a number with one of these bits).
struct FieldCondition {
  std::string field;
  std::vector<std::string> values;
};

struct EventRule {
  std::string channel, provider;        // empty: any
  std::vector<std::int64_t> event_ids;  // empty: any
  std::vector<FieldCondition> when;     // all of them
  model::EventClass event_class = model::EventClass::unknown;
  model::Activity activity = model::Activity::unknown;
  EventShape shape;  // its own parts, then those of the mapping
};

struct Mapping {
  std::string file;  // where it was read, for messages
  std::string name, title_ja, title_en;
  Verified verified = Verified::unverified;
  LogFormat format = LogFormat::csv;
  std::string charset = "utf-8";
  char delimiter = ',';
  std::string product, category, service;
  std::vector<std::string> required;  // columns without which the mapping does not fit
  std::string time_column;
  std::vector<std::string> time_formats;
  std::shared_ptr<const Zone> zone;  // of times without an offset
  std::string computer_column;
  std::vector<std::pair<std::string, std::string>> columns;  // column, field
  std::vector<EventRule> events;                             // the first that fits counts

  const std::string* field_of(std::string_view column) const;
};

class MappingSet {
 public:
  // The mappings that are compiled in.
  static const MappingSet& embedded();
  // Those and the given files; a file replaces an embedded mapping of its name. invalid_input with file and line.
  static Result<MappingSet> load(Files& files, std::span<const Path> paths);
  // The embedded ones and these, which are tried first; one of the same name takes the embedded one's place.
  static MappingSet with(std::vector<Mapping> own);
  // A single mapping from its text.
  static Result<Mapping> parse(std::string_view text, std::string_view file);

  const std::vector<std::shared_ptr<const Mapping>>& all() const { return mappings_; }
  const Mapping* find(std::string_view name) const;

 private:
  std::vector<std::shared_ptr<const Mapping>> mappings_;  // given ones first
};

}  // namespace sekimori::detect
