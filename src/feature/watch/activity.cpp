#include "feature/watch/activity.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::watch {
namespace {

using model::Activity;
using model::EventClass;

constexpr std::array<std::string_view, feature_count> names = {
    "files_read", "secret_read", "removable_connect", "removable_copy", "phone_storage", "secret_moved", "pages_printed",
    "mail_out",   "web_upload",  "files_deleted",     "rows_read",      "log_cleared",   "out_of_hours"};

// Below this a POST is a search box or a form.
constexpr std::int64_t least_upload_bytes = 256 * 1024;

// The first recipient outside the firm, of a list separated by ';' or ','; empty when all are inside.
std::string outside_domain(std::string_view recipients, std::string_view own_domain) {
  while (!recipients.empty()) {
    const size_t end = std::min(recipients.find_first_of(";,"), recipients.size());
    const std::string domain = mail_domain_of(trim(recipients.substr(0, end)));
    if (!domain.empty() && domain != own_domain) return domain;
    recipients.remove_prefix(std::min(end + 1, recipients.size()));
  }
  return {};
}

bool is_earlier(const model::EventPointer& a, const model::EventPointer& b) {
  return a.time != b.time ? a.time < b.time : a.event_id < b.event_id;
}

// Copies inside the firm's own shares leave nothing; a copy counts when it goes to a device.
bool leaves_the_firm(const model::Event& e, const EventContext& context) {
  if (e.activity == Activity::send) return !outside_domain(e.target, context.own_domain).empty();
  return e.activity == Activity::upload || (e.activity == Activity::copy && !e.peripheral.empty());
}

}  // namespace

std::string_view name_of(Feature feature) { return names.at(static_cast<size_t>(feature)); }

std::optional<Feature> feature_from(std::string_view name) {
  for (size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Feature>(i);
  return {};
}

std::string mail_domain_of(std::string_view address) {
  const size_t at = address.rfind('@');
  return ascii_lower(at == std::string_view::npos ? address : address.substr(at + 1));
}

void ActivityValue::merge(const ActivityValue& other) {
  if (events == 0 || other.first < first) {
    first = other.first;
    device = other.device;
  }
  if (events == 0 || other.last > last) last = other.last;
  amount += other.amount;
  events += other.events;
  samples.insert(samples.end(), other.samples.begin(), other.samples.end());
  std::ranges::sort(samples, is_earlier);
  if (samples.size() > most_samples) samples.resize(most_samples);
}

void note_activity(ActivityMap& map, const model::Event& e, const EventContext& context) {
  const auto add = [&](Feature feature, std::string_view thing, double amount) {
    ActivityValue one;
    one.amount = amount;
    one.events = 1;
    one.first = e.time;
    one.last = e.time;
    one.device = e.device;
    one.samples = {{to_hex(ByteView(e.id.bytes)), e.block, e.block_offset, e.time}};
    ActivityValue& value = map[{context.subject, context.day, feature, std::string(thing)}];
    // The common case, many events of one kind on one day, must not sort each time.
    if (value.samples.size() == most_samples && !is_earlier(one.samples[0], value.samples.back())) one.samples.clear();
    value.merge(one);
  };
  const auto bytes = static_cast<double>(e.bytes);
  switch (e.event_class) {
    case EventClass::file_activity:
    case EventClass::smb_activity:
      if (e.activity == Activity::read) add(Feature::files_read, "", 1);
      if (e.activity == Activity::remove) add(Feature::files_deleted, "", 1);
      if (e.activity == Activity::copy || e.activity == Activity::create || e.activity == Activity::update)
        if (!e.peripheral.empty()) add(Feature::removable_copy, e.peripheral, std::max(bytes, 1.0));
      break;
    case EventClass::peripheral_activity:
      if (e.activity == Activity::connect) add(Feature::removable_connect, e.peripheral.empty() ? e.target : e.peripheral, 1);
      else if (e.activity == Activity::copy)
        add(Feature::phone_storage, e.peripheral.empty() ? e.target : e.peripheral, std::max(bytes, 1.0));
      break;
    case EventClass::print_job_activity: add(Feature::pages_printed, "", static_cast<double>(std::max<std::int64_t>(e.count, 1))); break;
    case EventClass::email_activity:
      if (e.activity == Activity::send)
        if (const std::string domain = outside_domain(e.target, context.own_domain); !domain.empty()) add(Feature::mail_out, domain, bytes);
      break;
    case EventClass::http_activity:
      if (e.activity == Activity::upload && e.bytes >= least_upload_bytes) add(Feature::web_upload, ascii_lower(e.target), bytes);
      break;
    case EventClass::datastore_activity: add(Feature::rows_read, e.object, static_cast<double>(e.count)); break;
    case EventClass::event_log_activity:
      if (e.activity == Activity::clear) add(Feature::log_cleared, e.object, 1);
      break;
    default: break;
  }
  if (context.secret_id) {
    if (e.activity == Activity::read) add(Feature::secret_read, *context.secret_id, 1);
    if (leaves_the_firm(e, context)) add(Feature::secret_moved, *context.secret_id, 1);
    if (context.out_of_hours && (e.activity == Activity::read || leaves_the_firm(e, context))) add(Feature::out_of_hours, "", 1);
  }
}

}  // namespace sekimori::watch
