// What one subject did on one day, boiled down: the facts that alerts are made of. Events stay where they are; an
// activity row counts them and points at a few.
//
//   ActivityTable table;
//   table.note(event, {.subject = "person:...", .secret = known});     // any order, any batch
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "model/alert.h"
#include "model/event.h"

namespace sekimori::watch {

// Closed list; each has a unit. `thing` names what the amount is about.
enum class Feature : unsigned char {
  files_read,         // files; thing: ""
  secret_read,        // acts; thing: secret id
  removable_connect,  // acts; thing: device serial or model
  removable_copy,     // bytes; thing: device or volume
  phone_storage,      // bytes; thing: device
  secret_moved,       // acts; thing: secret id -> where it went is in removable_copy, web_upload, mail_out of the day
  pages_printed,      // pages; thing: ""
  mail_out,           // bytes of attachments; thing: recipient's domain
  web_upload,         // bytes; thing: host
  files_deleted,      // files; thing: ""
  rows_read,          // rows; thing: table
  log_cleared,        // acts; thing: channel
  out_of_hours,       // acts on secrets or servers outside working hours; thing: ""
};
constexpr std::size_t feature_count = 13;
std::string_view name_of(Feature feature);
std::optional<Feature> feature_from(std::string_view name);

struct ActivityKey {
  std::string subject;  // "person:<id>", else "account:<name>", else "device:<name>"
  Day day;
  Feature feature = Feature::files_read;
  std::string thing;
  auto operator<=>(const ActivityKey&) const = default;
};

constexpr std::size_t most_samples = 20;

struct ActivityValue {
  double amount = 0;
  std::uint64_t events = 0;
  Instant first;
  Instant last;
  std::string device;                        // of the first event
  std::vector<model::EventPointer> samples;  // the earliest, by time then id

  void merge(const ActivityValue& other);
};

using ActivityMap = std::map<ActivityKey, ActivityValue>;

// What the caller knows about an event beyond itself.
struct EventContext {
  std::string subject;
  std::optional<std::string> secret_id;  // the object is this secret, or lies in its place
  Day day;                               // in the node's zone
  bool out_of_hours = false;
  std::string own_domain = {};  // of a mail: its sender's domain; recipients there are inside the firm
};

// "taro@firm.example" -> "firm.example", lower case; without '@' the whole text.
std::string mail_domain_of(std::string_view address);

// Adds what the event says to the map; an ordinary event adds little or nothing. O(log n).
void note_activity(ActivityMap& map, const model::Event& event, const EventContext& context);

}  // namespace sekimori::watch
