#include "feature/share/look_back.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::share {
namespace {

// "https://user@host:443/path" -> "host"; a bare host stays.
std::string host_in(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#\\"));
  if (const auto at = address.rfind('@'); at != std::string_view::npos) address.remove_prefix(at + 1);
  if (address.starts_with('[')) return ascii_lower(address.substr(1, address.find(']') - 1));
  return ascii_lower(address.substr(0, address.find(':')));
}

// Without scheme and a slash at the end: the same page by http and https.
std::string page_in(std::string_view address) {
  if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  while (address.ends_with('/')) address.remove_suffix(1);
  return ascii_lower(address);
}

std::string_view last_step(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace

LookBack::LookBack(const std::vector<SharedIndicator>& indicators) {
  for (const SharedIndicator& one : indicators) {
    const std::size_t place = met_.size();
    const std::string value = ascii_lower(one.value);
    if (value.empty()) continue;
    if (one.kind == "domain") hosts_[value].push_back(place);
    else if (one.kind == "ip_address") addresses_[value].push_back(place);
    else if (one.kind == "mail_address") mails_[value].push_back(place);
    else if (one.kind == "file_name") names_[value].push_back(place);
    else if (one.kind == "url") urls_[page_in(one.value)].push_back(place);
    else if (one.kind == "hash") hashes_.emplace_back(value, place);
    else continue;
    met_.push_back({.indicator = one, .events = 0, .first = {}, .last = {}, .sources = {}});
  }
}

void LookBack::note(std::size_t place, const model::Event& event) {
  if (std::ranges::find(counted_, place) != counted_.end()) return;
  counted_.push_back(place);
  Met& met = met_[place];
  if (met.events == 0 || event.time < met.first) met.first = event.time;
  if (met.events == 0 || met.last < event.time) met.last = event.time;
  ++met.events;
  met.sources.insert(event.source_id);
}

void LookBack::meet(const Table& table, const std::string& value, const model::Event& event) {
  if (table.empty() || value.empty()) return;
  if (const auto found = table.find(value); found != table.end())
    for (const std::size_t place : found->second) note(place, event);
}

void LookBack::meet_host(const std::string& host, const model::Event& event) {
  meet(addresses_, host, event);
  for (std::string_view rest = host; !hosts_.empty() && !rest.empty();) {
    meet(hosts_, std::string(rest), event);
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos) return;
    rest.remove_prefix(dot + 1);
  }
}

void LookBack::take(const model::Event& event) {
  ++looked_at_;
  counted_.clear();
  if (!hosts_.empty() || !addresses_.empty())
    for (const std::string* field : {&event.object, &event.target, &event.address}) meet_host(host_in(*field), event);
  if (!mails_.empty())
    for (const std::string* field : {&event.object, &event.target}) meet(mails_, ascii_lower(*field), event);
  if (!urls_.empty()) {
    const std::string page = page_in(event.object);
    meet(urls_, page, event);
    // A warning that says nothing of the query means all of them.
    if (const auto query = page.find('?'); query != std::string::npos) meet(urls_, page.substr(0, query), event);
  }
  if (!names_.empty())
    for (const std::string* field : {&event.object, &event.target}) meet(names_, ascii_lower(last_step(*field)), event);
  if (hashes_.empty()) return;
  const std::string raw = ascii_lower(event.raw);
  for (const auto& [hash, place] : hashes_)
    if (raw.contains(hash)) note(place, event);
}

std::vector<SharedIndicator> LookBack::just_met() const {
  std::vector<SharedIndicator> out;
  for (const std::size_t place : counted_) out.push_back(met_[place].indicator);
  return out;
}

std::vector<Met> LookBack::met() const {
  std::vector<Met> out;
  for (const Met& one : met_)
    if (one.events > 0) out.push_back(one);
  std::ranges::stable_sort(out, std::greater<>{}, &Met::events);
  return out;
}

}  // namespace sekimori::share
